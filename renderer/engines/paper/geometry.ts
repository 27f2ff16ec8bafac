/** Points and lines of the paper's finder. Pure. */

export interface Point {
  x: number;
  y: number;
}

/** Left top, right top, right bottom, left bottom, in pixels; a pixel's middle lies at .5. */
export type Quad = readonly [Point, Point, Point, Point];

/** A picture as a canvas gives it: four bytes a pixel, red first. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** All points with `x · nx + y · ny = rho`; the normal has length 1. */
export interface Line {
  nx: number;
  ny: number;
  rho: number;
}

/** Null: they are as good as parallel. */
export function crossing(one: Line, other: Line): Point | null {
  const det = one.nx * other.ny - one.ny * other.nx;
  if (Math.abs(det) < 1e-6) return null;
  return {
    x: (one.rho * other.ny - other.rho * one.ny) / det,
    y: (one.nx * other.rho - other.nx * one.rho) / det,
  };
}

export const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Twice over is not counted: the plain area, whichever way round the corners go. */
export function areaOf(corners: readonly Point[]): number {
  let twice = 0;
  corners.forEach((corner, at) => {
    const next = corners[(at + 1) % corners.length] ?? corner;
    twice += corner.x * next.y - next.x * corner.y;
  });
  return Math.abs(twice) / 2;
}

export const sidesOf = ([a, b, c, d]: Quad): readonly (readonly [Point, Point])[] => [
  [a, b],
  [b, c],
  [c, d],
  [d, a],
];

/** Clockwise on the screen, beginning with the corner nearest to the picture's left top. */
export function ordered(corners: Quad): Quad {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const angle = ({ x, y }: Point) => Math.atan2(y - middle.y, x - middle.x);
  const [a, b, c, d] = [...corners].sort((one, other) => angle(one) - angle(other)) as unknown as Quad;
  const turns: Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
  // Upright is the turn whose upper edge runs most plainly from left to right.
  return turns.reduce((best, turn) => (rightward(turn) > rightward(best) ? turn : best));
}

function rightward([a, b]: Quad): number {
  return (b.x - a.x) / Math.max(1e-6, distance(a, b));
}
