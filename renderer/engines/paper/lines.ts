/**
 * The straight lines of a relief, by Hough's transform: each steep pixel votes for the lines that run across its slope. A line
 * has the side it rises to (its normal), so a chequered desk, which rises to either in turn, has half of the votes. Pure.
 */
import type { Line } from './geometry.ts';
import type { Relief } from './relief.ts';

const ANGLES = 360;
/** A pixel's slope is trusted to so many degrees. */
const SLOPE_DEGREES = 4;
/** What is steeper votes no more than this: a bold stripe of the desk must not drown a pale paper's edge. */
const STEEP_ENOUGH = 14;
/** Lines nearer than so many degrees and pixels are one. */
const NEAR = { degrees: 4, pixels: 3 };
const LINES_MAX = 200;

const COS = Float64Array.from({ length: ANGLES }, (_, angle) => Math.cos((angle * 2 * Math.PI) / ANGLES));
const SIN = Float64Array.from({ length: ANGLES }, (_, angle) => Math.sin((angle * 2 * Math.PI) / ANGLES));

/** The strongest first. `floor`: what is less steep is noise. */
export function linesOf(relief: Relief, floor: number): Line[] {
  const reach = Math.ceil(Math.hypot(relief.width, relief.height));
  const span = 2 * reach + 1;
  const votes = counted(relief, floor, reach, span);
  const least = Math.min(relief.width, relief.height) * 0.06 * floor;
  const peaks: { at: number; votes: number }[] = [];
  for (let at = 0; at < votes.length; at++) {
    const own = votes[at] as number;
    if (own >= least && isPeak(votes, at, span, own)) peaks.push({ at, votes: own });
  }
  return peaks
    .sort((one, other) => other.votes - one.votes)
    .slice(0, LINES_MAX)
    .map(({ at }) => {
      const angle = Math.floor(at / span);
      return { nx: COS[angle] as number, ny: SIN[angle] as number, rho: (at % span) - reach };
    });
}

function counted({ width, height, gx, gy, steepness }: Relief, floor: number, reach: number, span: number) {
  const votes = new Float32Array(ANGLES * span);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const steep = steepness[at] as number;
      if (steep < floor) continue;
      const across = gx[at] as number;
      const along = gy[at] as number;
      // Only the crest of a slope votes.
      const step = Math.abs(across) > Math.abs(along) ? 1 : width;
      if (steep < (steepness[at - step] as number) || steep < (steepness[at + step] as number)) continue;
      const vote = Math.min(steep, STEEP_ENOUGH);
      const slope = Math.round((Math.atan2(along, across) * ANGLES) / (2 * Math.PI));
      for (let turn = -SLOPE_DEGREES; turn <= SLOPE_DEGREES; turn++) {
        const angle = (slope + turn + 2 * ANGLES) % ANGLES;
        const rho = (x + 0.5) * (COS[angle] as number) + (y + 0.5) * (SIN[angle] as number) + reach;
        const low = Math.floor(rho);
        const share = rho - low;
        const cell = angle * span + low;
        votes[cell] = (votes[cell] as number) + vote * (1 - share);
        votes[cell + 1] = (votes[cell + 1] as number) + vote * share;
      }
    }
  }
  return votes;
}

function isPeak(votes: Float32Array, at: number, span: number, own: number): boolean {
  const angle = Math.floor(at / span);
  const rho = at % span;
  for (let turn = -NEAR.degrees; turn <= NEAR.degrees; turn++) {
    const row = ((angle + turn + ANGLES) % ANGLES) * span;
    const end = Math.min(span - 1, rho + NEAR.pixels);
    for (let near = Math.max(0, rho - NEAR.pixels); near <= end; near++) {
      const other = votes[row + near] as number;
      if (other > own || (other === own && row + near < at)) return false;
    }
  }
  return true;
}
