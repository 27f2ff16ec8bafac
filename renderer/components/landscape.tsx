/** Liuyang in lines: hills, the river's bend, and its fireworks. Decoration only. */
const BURSTS = [
  { x: 250, y: 150, r: 92, n: 20, tone: 'burst-a' },
  { x: 520, y: 110, r: 118, n: 26, tone: 'burst-b' },
  { x: 790, y: 175, r: 78, n: 18, tone: 'burst-a' },
];

function Burst(props: { x: number; y: number; r: number; n: number; tone: string }) {
  const rays = Array.from({ length: props.n }, (_, index) => (index * 2 * Math.PI) / props.n);
  return (
    <g className={`burst ${props.tone}`}>
      {rays.map((angle, index) => {
        const reach = index % 2 === 0 ? props.r : props.r * 0.68;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        return (
          <g key={angle}>
            <line
              x1={props.x + cos * reach * 0.25}
              y1={props.y + sin * reach * 0.25}
              x2={props.x + cos * reach * 0.86}
              y2={props.y + sin * reach * 0.86}
            />
            <circle cx={props.x + cos * reach} cy={props.y + sin * reach} r={index % 2 === 0 ? 4.5 : 3} />
          </g>
        );
      })}
    </g>
  );
}

export function Landscape() {
  return (
    <svg className="landscape" viewBox="0 0 1040 520" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      {BURSTS.map((burst) => (
        <Burst key={burst.x} {...burst} />
      ))}
      <path
        className="hill-far"
        d="M0 380 C110 300 190 330 270 290 S430 240 520 300 S690 250 770 300 S950 270 1040 340 V520 H0Z"
      />
      <path
        className="hill-near"
        d="M0 430 C130 370 240 410 340 370 S560 350 660 390 S880 340 1040 400 V520 H0Z"
      />
      <path
        className="roofs"
        d="M110 402 l30-18 30 18 v26 h-60z M186 398 l22-14 22 14 v30 h-44z M820 382 l34-20 34 20 v34 h-68z M900 390 l22-14 22 14 v28 h-44z M486 372 h44 v-40 l-22-16 -22 16z"
      />
      <path className="river" d="M0 470 C180 420 300 500 470 462 S760 420 1040 470 V520 H0Z" />
      <path className="ripple" d="M40 492 C200 464 320 516 470 488 S760 456 1000 490" />
      <path className="ripple" d="M180 508 C300 496 380 520 500 506" />
    </svg>
  );
}
