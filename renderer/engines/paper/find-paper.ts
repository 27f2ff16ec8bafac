/** Finds the sheet or card that lies under a camera. Pure. */
import { ordered, type Picture, type Quad } from './geometry.ts';
import { linesOf } from './lines.ts';
import { bestQuad } from './quads.ts';
import { refined } from './refine.ts';
import { type Relief, reliefOf } from './relief.ts';

export type PaperFound =
  /** `isDoubtful`: it may be one; whoever crops by it should ask. Corners in the picture's pixels. */
  | { outcome: 'found'; corners: Quad; isDoubtful: boolean }
  /** None whose four sides are all in the picture. */
  | { outcome: 'no-paper' };

/** A smaller picture holds nothing that could be read. */
const SIDE_MIN = 32;
/** Levels a pixel: an edge below is not seen against a camera's noise. */
const FLOOR = { least: 2.5, most: 7 };
const MERIT = { doubtful: 0.4, sure: 0.55 };

/** What it takes of the processor is told by `bench -- papers`. */
export function findPaper(picture: Picture): PaperFound {
  if (Math.min(picture.width, picture.height) < SIDE_MIN) return { outcome: 'no-paper' };
  const relief = reliefOf(picture);
  const floor = floorOf(relief);
  const found = bestQuad(relief, linesOf(relief, floor), floor);
  if (!found || found.merit < MERIT.doubtful) return { outcome: 'no-paper' };
  const [a, b, c, d] = found.corners.map(({ x, y }) => ({ x: x * relief.scale, y: y * relief.scale }));
  const rough = [a, b, c, d] as unknown as Quad;
  const corners = ordered(refined(picture, rough, 2.5 * relief.scale));
  return { outcome: 'found', corners, isDoubtful: found.merit < MERIT.sure };
}

/** Above the usual slope of paper and desk, which is noise and texture. */
function floorOf({ steepness }: Relief): number {
  const sorted = Float32Array.from(steepness).sort();
  const usual = sorted[Math.floor(sorted.length * 0.6)] ?? 0;
  return Math.min(FLOOR.most, Math.max(FLOOR.least, 2 * usual));
}
