/** Points, lines and quadrangles of the way with OpenCV. Pure. */
export type Point = { x: number; y: number };
export type Line = { at: Point; along: Point };
export type Quadrangle = [Point, Point, Point, Point];

export function crossing(one: Line, other: Line): Point | null {
  const cross = one.along.x * other.along.y - one.along.y * other.along.x;
  if (Math.abs(cross) < 0.2) return null;
  const [dx, dy] = [other.at.x - one.at.x, other.at.y - one.at.y];
  const way = (dx * other.along.y - dy * other.along.x) / cross;
  return { x: one.at.x + way * one.along.x, y: one.at.y + way * one.along.y };
}

/** Each side meets the next; null: two of them hardly do. */
export function quadrangleOf(sides: readonly Line[]): Quadrangle | null {
  const met = sides.map((side, at) => crossing(sides[(at + 3) % 4] as Line, side));
  return met.every((point) => point !== null) ? (met as Quadrangle) : null;
}

/** Twice the area, positive where the corners go clockwise on a picture whose y grows downward. */
const turned = (corners: readonly Point[]): number =>
  corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % corners.length] as Point;
    return sum + x * next.y - next.x * y;
  }, 0);

export const areaOf = (corners: readonly Point[]): number => Math.abs(turned(corners)) / 2;

export const clockwise = (corners: Quadrangle): Quadrangle =>
  turned(corners) < 0 ? ([...corners].reverse() as Quadrangle) : corners;

/** Convex, inside the picture, its corners no farther from right angles than a slant view makes a paper's, its sides like a paper's. */
export function isLikePaper(corners: Quadrangle, width: number, height: number): boolean {
  const inside = corners.every(({ x, y }) => x > 1 && y > 1 && x < width - 2 && y < height - 2);
  if (!inside) return false;
  const sides = corners.map((from, at) => {
    const to = corners[(at + 1) % 4] as Point;
    return { x: to.x - from.x, y: to.y - from.y, long: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  const [a = 0, b = 0, c = 0, d = 0] = sides.map(({ long }) => long);
  if (Math.min(a, b, c, d) < 30) return false;
  const [oneWay, otherWay] = [(a + c) / 2, (b + d) / 2];
  const slanted = Math.max(Math.abs(a - c) / oneWay, Math.abs(b - d) / otherWay);
  const ratio = Math.max(oneWay, otherWay) / Math.min(oneWay, otherWay);
  if (slanted > 0.5 || ratio > 2.2) return false;
  return sides.every((side, at) => {
    const next = sides[(at + 1) % 4] as (typeof sides)[number];
    const cosine = (side.x * next.x + side.y * next.y) / (side.long * next.long);
    return Math.abs(cosine) < 0.4 && side.x * next.y - side.y * next.x > 0;
  });
}
