/** A QR code as an SVG path, with the four-module quiet zone of ISO/IEC 18004. */
import { encode } from 'uqr';

export function Qr(props: { data: string; label: string }) {
  const { data, size } = encode(props.data, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      className="qr"
      role="img"
      aria-label={props.label}
      data-text={props.data}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
