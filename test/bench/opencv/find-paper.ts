/**
 * A paper's corners with OpenCV, as well as we could set it up, to measure ours beside (`bench -- papers --beside`): contours of Canny's
 * edges and of thresholds on lightness and colours, and Hough's lines; the one that stands best on a step up from the desk; its sides
 * fitted. Never shipped.
 */
import type { Photograph } from '../papers/photos.ts';
import { byContours, byLines } from './candidates.ts';
import type { Quadrangle } from './geometry.ts';
import { planesOf } from './planes.ts';
import { Mats } from './runtime.ts';
import { type Setting, TUNED } from './setting.ts';
import { fitted, meritOf } from './support.ts';

/** So many are fitted before they are compared anew. */
const BEST = 6;

/** Corners in the photograph's pixels; `isSure`: its merit is what the setting asks for. Null: nothing like a paper. */
export function findWithOpenCv(
  photo: Photograph,
  setting: Setting = TUNED,
): { corners: Quadrangle; merit: number; isSure: boolean } | null {
  const mats = new Mats();
  try {
    const planes = planesOf(photo, setting, mats);
    const rated = (corners: Quadrangle) => ({ corners, merit: meritOf(corners, planes, setting) });
    const best = [...byContours(planes, setting), ...byLines(planes, setting)]
      .map(rated)
      .sort((one, other) => other.merit - one.merit)
      .slice(0, BEST)
      .map(({ corners }) => rated(fitted(fitted(corners, planes, setting), planes, setting)))
      .sort((one, other) => other.merit - one.merit)[0];
    if (!best) return null;
    const corners = best.corners.map(({ x, y }) => ({
      x: x * planes.scale,
      y: y * planes.scale,
    })) as Quadrangle;
    return { corners, merit: best.merit, isSure: best.merit >= setting.merit };
  } finally {
    mats.delete();
  }
}
