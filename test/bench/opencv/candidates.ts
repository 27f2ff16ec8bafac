/** Quadrangles that may be a paper: by contours, and by lines. */
import {
  areaOf,
  clockwise,
  isLikePaper,
  type Line,
  type Point,
  type Quadrangle,
  quadrangleOf,
} from './geometry.ts';
import type { Planes } from './planes.ts';
import { cv, type Mat, Mats } from './runtime.ts';
import type { Setting } from './setting.ts';

/** Every contour's hull as four corners, or where none of the epsilons gives four, its narrowest box. */
export function byContours({ maps, width, height }: Planes, setting: Setting): Quadrangle[] {
  const found: Quadrangle[] = [];
  for (const map of maps) {
    const own = new Mats();
    const contours = own.keep(new cv.MatVector());
    cv.findContours(map, contours, own.mat(), cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
    for (let at = 0; at < contours.size(); at++) {
      const contour = contours.get(at);
      const { width: wide, height: high } = cv.boundingRect(contour);
      if (wide * high > setting.least * width * height) found.push(...quadranglesOf(contour, setting));
      contour.delete();
    }
    own.delete();
  }
  return found.map(clockwise).filter((corners) => isLikePaper(corners, width, height));
}

function quadranglesOf(contour: Mat, { epsilons }: Setting): Quadrangle[] {
  const own = new Mats();
  const hull = own.mat();
  cv.convexHull(contour, hull, false, true);
  const around = cv.arcLength(hull, true);
  const found = epsilons.flatMap((epsilon) => {
    const few = own.mat();
    cv.approxPolyDP(hull, few, epsilon * around, true);
    return few.rows === 4 ? [pointsOf(few) as Quadrangle] : [];
  });
  if (found.length === 0) found.push(cv.RotatedRect.points(cv.minAreaRect(hull)) as Quadrangle);
  own.delete();
  return found;
}

const pointsOf = ({ data32S }: Mat): Point[] =>
  Array.from({ length: data32S.length / 2 }, (_, at) => ({
    x: data32S[2 * at] ?? 0,
    y: data32S[2 * at + 1] ?? 0,
  }));

type Found = Line & { long: number };

/** The strongest lines, two nearly parallel ones across two others. */
export function byLines({ edges, width, height }: Planes, setting: Setting): Quadrangle[] {
  if (setting.lines === 0) return [];
  const lines = linesOf(edges, setting.side).slice(0, setting.lines);
  const pairs: [Found, Found][] = lines.flatMap((one, at) =>
    lines
      .slice(at + 1)
      .filter((other) => between(one, other) < 0.35 && apart(one, other) > 25)
      .map((other): [Found, Found] => [one, other]),
  );
  const found: Quadrangle[] = [];
  for (const [at, [top, bottom]] of pairs.entries()) {
    for (const [left, right] of pairs.slice(at + 1)) {
      if (between(top, left) < 1 || between(bottom, right) < 1) continue;
      const corners = quadrangleOf([top, right, bottom, left]);
      const quadrangle = corners && clockwise(corners);
      if (!quadrangle || areaOf(quadrangle) < setting.least * width * height) continue;
      if (isLikePaper(quadrangle, width, height)) found.push(quadrangle);
    }
  }
  return found;
}

/** Segments that go on in one another count as one line, the longest first. */
function linesOf(edges: Mat, side: number): Found[] {
  const segments = new cv.Mat();
  cv.HoughLinesP(edges, segments, 1, Math.PI / 180, Math.round(side / 18), side / 18, side / 80);
  const lines: Found[] = [];
  const all = Array.from({ length: segments.rows }, (_, at) => lineOf(segments.data32S.slice(4 * at)));
  segments.delete();
  for (const line of all.sort((one, other) => other.long - one.long)) {
    const same = lines.find((known) => between(known, line) < 0.06 && apart(known, line) < side / 130);
    if (same) same.long += line.long;
    else lines.push({ ...line });
  }
  return lines.sort((one, other) => other.long - one.long);
}

function lineOf([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: Int32Array): Found {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const along = { x: (x2 - x1) / long, y: (y2 - y1) / long };
  const at = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  return { at, along, long };
}

/** Radians, 0 to a right angle. */
function between(one: Line, other: Line): number {
  return Math.acos(Math.min(1, Math.abs(one.along.x * other.along.x + one.along.y * other.along.y)));
}

/** How far the other's middle lies beside the one. */
const apart = (one: Line, other: Line): number =>
  Math.abs((other.at.x - one.at.x) * one.along.y - (other.at.y - one.at.y) * one.along.x);
