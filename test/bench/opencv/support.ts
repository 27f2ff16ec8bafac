/** How well a quadrangle stands on a picture's edges, and its sides fitted to them. */
import { areaOf, type Line, type Point, type Quadrangle, quadrangleOf } from './geometry.ts';
import type { Planes } from './planes.ts';
import { cv } from './runtime.ts';
import type { Setting } from './setting.ts';

/** How far to either side the step is looked for, and how far apart inside and outside are then, pixels. */
const REACH = { merit: 2, fit: 6 };
const ASIDE = 4;
const SAMPLES = 40;

/** 0 to about 1: the share of its rim on which a step leads up to the paper, the worst side counted twice; the larger the better. */
export function meritOf(corners: Quadrangle, planes: Planes, setting: Setting): number {
  const shares = corners.map((from, at) => {
    const steps = stepsOf(from, corners[(at + 1) % 4] as Point, planes, REACH.merit);
    return steps.filter(({ step }) => step >= setting.step).length / SAMPLES;
  });
  const mean = (shares.reduce((sum, share) => sum + share, 0) + Math.min(...shares)) / 5;
  return mean * (areaOf(corners) / (planes.width * planes.height)) ** setting.large;
}

/** Each side through the steps beside it, whatever lies over a part of it (Huber). */
export function fitted(corners: Quadrangle, planes: Planes, setting: Setting): Quadrangle {
  const sides = corners.map((from, at) => {
    const steps = stepsOf(from, corners[(at + 1) % 4] as Point, planes, REACH.fit);
    const points = steps.filter(({ step }) => step >= setting.step);
    return points.length < SAMPLES / 4 ? null : lineThrough(points);
  });
  return sides.every((side) => side !== null) ? (quadrangleOf(sides as Line[]) ?? corners) : corners;
}

function lineThrough(points: readonly Point[]): Line {
  const flat = points.flatMap(({ x, y }) => [x, y]);
  const mat = cv.matFromArray(points.length, 1, cv.CV_32FC2, flat);
  const line = new cv.Mat();
  cv.fitLine(mat, line, cv.DIST_HUBER, 0, 0.01, 0.01);
  const [dx = 1, dy = 0, x = 0, y = 0] = line.data32F;
  mat.delete();
  line.delete();
  return { at: { x, y }, along: { x: dx, y: dy } };
}

/** Along a side, without its ends: where across it the picture changes most from outside to inside, clockwise corners given. */
function stepsOf(from: Point, to: Point, planes: Planes, reach: number): (Point & { step: number })[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy);
  // To the right of the way, which is inside.
  const [nx, ny] = [-dy / long, dx / long];
  return Array.from({ length: SAMPLES }, (_, at) => {
    const share = 0.07 + (0.86 * at) / (SAMPLES - 1);
    let best = { x: 0, y: 0, step: Number.NEGATIVE_INFINITY };
    for (let off = -reach; off <= reach; off++) {
      const [x, y] = [from.x + dx * share + nx * off, from.y + dy * share + ny * off];
      const step = stepAt(planes, x, y, nx * ASIDE, ny * ASIDE);
      if (step > best.step) best = { x, y, step };
    }
    return best;
  });
}

/** Up in lightness, or to another colour that is not darker. */
function stepAt({ width, height, lab: [light, a, b] }: Planes, x: number, y: number, nx: number, ny: number) {
  const [xi, yi, xo, yo] = [x + nx / 2, y + ny / 2, x - nx / 2, y - ny / 2].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  if (Math.min(xi, yi, xo, yo) < 0 || Math.max(xi, xo) >= width || Math.max(yi, yo) >= height) return 0;
  const [inside, outside] = [yi * width + xi, yo * width + xo];
  const up = (light[inside] ?? 0) - (light[outside] ?? 0);
  const colour =
    Math.abs((a[inside] ?? 0) - (a[outside] ?? 0)) + Math.abs((b[inside] ?? 0) - (b[outside] ?? 0));
  return up > -2 ? Math.max(up, up / 2 + colour) : up;
}
