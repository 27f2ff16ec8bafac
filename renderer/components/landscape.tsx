/** Liuyang at dusk: hills, houses by the river, a pagoda, and its fireworks. Decoration only; whole at any shape of its box. */
import './landscape.css';

const BURSTS = [
  { x: 210, y: 215, r: 112, n: 22, tone: 'burst-a' },
  { x: 522, y: 172, r: 152, n: 28, tone: 'burst-b' },
  { x: 836, y: 228, r: 100, n: 20, tone: 'burst-c' },
];

const HOUSES = [
  { x: 246, base: 262, width: 74, height: 40 },
  { x: 330, base: 258, width: 92, height: 52 },
  { x: 418, base: 258, width: 66, height: 36 },
  { x: 772, base: 254, width: 86, height: 46 },
  { x: 852, base: 258, width: 62, height: 34 },
];

const PAGODA = { x: 622, base: 256, tiers: [82, 70, 58, 46], tier: 40 };

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

/** A hipped roof with upturned eaves, its lower edge centred on (x, y). */
function roof(x: number, y: number, width: number, height: number): string {
  const eave = width / 2 + 10;
  const ridge = width * 0.26;
  return [
    `M${x - eave} ${y - 3}`,
    `Q${x - width * 0.36} ${y - 4} ${x - ridge} ${y - height}`,
    `H${x + ridge}`,
    `Q${x + width * 0.36} ${y - 4} ${x + eave} ${y - 3}`,
    `Q${x} ${y + 6} ${x - eave} ${y - 3}Z`,
  ].join('');
}

function House(props: { x: number; base: number; width: number; height: number }) {
  const { x, base, width, height } = props;
  const left = x - width / 2;
  return (
    <g>
      <rect className="wall" x={left} y={base - height} width={width} height={height + 24} />
      <rect className="door" x={x - 7} y={base - 20} width={14} height={40} />
      <rect className="window" x={left + 10} y={base - height + 12} width={12} height={12} />
      <rect className="window" x={left + width - 22} y={base - height + 12} width={12} height={12} />
      <path className="roof" d={roof(x, base - height, width, 22)} />
    </g>
  );
}

function Pagoda() {
  const { x, base, tiers, tier } = PAGODA;
  const top = base - tiers.length * tier;
  return (
    <g>
      {tiers.map((width, index) => (
        <g key={width}>
          <rect
            className="wall"
            x={x - width / 2}
            y={base - (index + 1) * tier}
            width={width}
            height={tier + (index === 0 ? 24 : 0)}
          />
          <rect
            className={index === 0 ? 'door' : 'window'}
            x={x - 7}
            y={base - index * tier - 22}
            width={14}
            height={index === 0 ? 46 : 16}
          />
        </g>
      ))}
      {tiers.map((width, index) => (
        <path key={width} className="roof" d={roof(x, base - (index + 1) * tier, width, 18)} />
      ))}
      <path className="spire" d={`M${x} ${top - 16} v-26`} />
    </g>
  );
}

export function Landscape() {
  return (
    <div className="landscape">
      <svg
        aria-hidden="true"
        className="landscape-sky"
        viewBox="0 0 1040 400"
        preserveAspectRatio="xMidYMid meet"
      >
        <path className="trail" d="M204 400 C200 350 206 310 209 285 M530 400 C524 350 520 300 522 250" />
        <path className="trail" d="M842 400 C846 370 840 340 837 310" />
        {BURSTS.map((burst) => (
          <Burst key={burst.x} {...burst} />
        ))}
      </svg>
      <svg
        aria-hidden="true"
        className="landscape-land"
        viewBox="0 0 1040 360"
        preserveAspectRatio="xMidYMax slice"
      >
        <path
          className="hill-far"
          d="M0 190 C110 120 190 150 270 118 S430 70 520 124 S690 80 770 122 S950 82 1040 150 V360 H0Z"
        />
        <path
          className="hill-near"
          d="M0 236 C130 186 240 222 340 190 S560 172 660 208 S880 162 1040 214 V360 H0Z"
        />
        {HOUSES.map((house) => (
          <House key={house.x} {...house} />
        ))}
        <Pagoda />
        <path
          className="meadow"
          d="M0 272 C160 246 300 264 430 258 S720 246 860 260 S980 268 1040 256 V360 H0Z"
        />
        <path className="river" d="M0 306 C180 276 300 326 470 300 S760 276 1040 306 V360 H0Z" />
        <path className="ripple" d="M40 328 C200 306 320 346 470 324 S760 302 1000 326" />
        <path className="ripple" d="M180 344 C300 334 380 354 500 342" />
        <path className="ripple" d="M640 340 C740 330 840 346 960 338" />
      </svg>
    </div>
  );
}
