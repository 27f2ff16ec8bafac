/** How far a found paper lies from the photographed one. */
import type { Photograph } from './photos.ts';

/** Of the paper's own diagonal: what is nearer is found. */
export const WITHIN = 0.02;

/** The farthest corner's way as a share of the diagonal, whichever corner is called the first; clockwise, as the photograph's. Null: none was found. */
export function farthest(found: readonly { x: number; y: number }[] | null, { corners }: Photograph): number {
  if (!found) return 1;
  const [a, , c] = corners;
  const diagonal = a && c ? Math.hypot(a.x - c.x, a.y - c.y) : 1;
  const turned = [0, 1, 2, 3].map((turn) =>
    Math.max(
      ...corners.map(({ x, y }, at) => {
        const seen = found[(at + turn) % 4];
        return seen ? Math.hypot(seen.x - x, seen.y - y) : diagonal;
      }),
    ),
  );
  return Math.min(...turned) / diagonal;
}
