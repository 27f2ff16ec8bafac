/** A card going onto the reader's plate. The motion is the style sheet's and stops for those who ask for less. */
import './card-picture.css';

export function CardPicture(props: { state: string }) {
  return (
    <svg className={`card-picture picture-${props.state}`} viewBox="0 0 520 420" aria-hidden="true">
      <ellipse cx="260" cy="372" rx="210" ry="26" className="picture-shade" />
      <path d="M60 300 h400 l30 60 a14 14 0 0 1 -13 20 H43 a14 14 0 0 1 -13 -20z" className="picture-base" />
      <path d="M96 312 h328 l16 36 H80z" className="picture-plate" />
      <path d="M226 322 q34 -14 68 0 M238 334 q22 -9 44 0" className="picture-waves" />
      <g className="picture-card">
        <rect x="120" y="70" width="280" height="176" rx="16" className="picture-card-face" />
        <rect x="302" y="100" width="74" height="92" rx="8" className="picture-photo" />
        <circle cx="339" cy="132" r="17" className="picture-head" />
        <path d="M312 188 c2 -26 16 -32 27 -32 s25 6 27 32z" className="picture-head" />
        <path d="M144 106 h92 M144 132 h130 M144 158 h112 M144 184 h60" className="picture-lines" />
        <path d="M144 220 h232" className="picture-number" />
      </g>
      <path d="M260 256 v34 m-16 -14 l16 16 16 -16" className="picture-arrow" />
      <g className="picture-tick">
        <circle cx="400" cy="80" r="44" />
        <path d="M380 80 l14 15 26 -30" />
      </g>
      <g className="picture-stop">
        <circle cx="400" cy="80" r="44" />
        <path d="M400 56 v28 M400 102 v2" />
      </g>
    </svg>
  );
}
