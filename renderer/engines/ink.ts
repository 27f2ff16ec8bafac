/** What a finger has drawn, and the pen's way over it in a form that size, place, slant and stretch do not change. Pure. */

export interface Point {
  x: number;
  y: number;
}
/** Pen down to pen up, in any unit, y downwards. */
export type Stroke = readonly Point[];

/**
 * The way of the pen from its first touch to its last, in straight pieces; from one stroke to the next it is lifted. Centred on its own
 * weight and spread alike in all directions (standard deviation about 1), so that slant and stretch are gone.
 */
export interface PenWay {
  /** Per piece: x and y of its start, x and y of its end. */
  pieces: Float64Array;
  /** Per piece: 1 where the pen is lifted. */
  lifted: Uint8Array;
}

/** A trembling hand's pieces are drawn straight up to this length, in shares of the longer side. */
export const STEADY = 0.15;
/** What is added to the spread in both directions, in shares of the greater: 一 stays flat. */
const FLATNESS = 0.06;

const between = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

/** Evenly spaced along the stroke. */
export function resample(stroke: Stroke, count: number): Point[] {
  const first = stroke[0] ?? { x: 0, y: 0 };
  const steps: number[] = [0];
  for (let at = 1; at < stroke.length; at++) {
    steps.push((steps[at - 1] ?? 0) + between(stroke[at - 1] ?? first, stroke[at] ?? first));
  }
  const length = steps.at(-1) ?? 0;
  let segment = 1;
  return Array.from({ length: count }, (_, index) => {
    const wanted = (length * index) / (count - 1);
    while (segment < stroke.length - 1 && (steps[segment] ?? 0) < wanted) segment += 1;
    const [from = first, to = from] = [stroke[segment - 1], stroke[segment]];
    const [start = 0, end = start] = [steps[segment - 1], steps[segment]];
    const share = end > start ? (wanted - start) / (end - start) : 0;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  });
}

/** The upright rectangle around the strokes. */
export function boxOf(strokes: readonly Stroke[]): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** The strokes without their trembling: pieces of equal length, none shorter than STEADY unless the stroke is. */
export function steadied(strokes: readonly Stroke[]): Stroke[] {
  const { width, height } = boxOf(strokes);
  const side = Math.max(width, height, 1e-6);
  return strokes.map((stroke) => {
    let length = 0;
    for (const [at, point] of stroke.entries()) length += between(stroke[at - 1] ?? point, point);
    return resample(stroke, Math.max(2, Math.ceil(length / (side * STEADY)) + 1));
  });
}

/** `points`: per stroke its points, x and y in turn. */
export function penWay(strokes: readonly ArrayLike<number>[]): PenWay {
  const count = strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0) - 1;
  const pieces = new Float64Array(Math.max(1, count) * 4);
  const lifted = new Uint8Array(Math.max(1, count));
  let [piece, x, y] = [-1, 0, 0];
  for (const stroke of strokes) {
    for (let at = 0; at < stroke.length; at += 2) {
      const toX = stroke[at] ?? 0;
      const toY = stroke[at + 1] ?? 0;
      if (piece >= 0) {
        pieces[piece * 4] = x;
        pieces[piece * 4 + 1] = y;
        pieces[piece * 4 + 2] = toX;
        pieces[piece * 4 + 3] = toY;
        lifted[piece] = at === 0 ? 1 : 0;
      }
      piece += 1;
      x = toX;
      y = toY;
    }
  }
  makeUpright(pieces);
  return { pieces, lifted };
}

/** Takes out place, size, slant and stretch: the inverse square root of the covariance of the whole way. */
function makeUpright(pieces: Float64Array): void {
  let [total, midX, midY] = [0, 0, 0];
  for (let at = 0; at < pieces.length; at += 4) {
    const length = lengthOf(pieces, at);
    total += length;
    midX += (length * ((pieces[at] ?? 0) + (pieces[at + 2] ?? 0))) / 2;
    midY += (length * ((pieces[at + 1] ?? 0) + (pieces[at + 3] ?? 0))) / 2;
  }
  midX /= total;
  midY /= total;
  let [xx, xy, yy] = [0, 0, 0];
  for (let at = 0; at < pieces.length; at += 4) {
    const share = lengthOf(pieces, at) / total;
    const ax = (pieces[at] ?? 0) - midX;
    const ay = (pieces[at + 1] ?? 0) - midY;
    const bx = (pieces[at + 2] ?? 0) - midX;
    const by = (pieces[at + 3] ?? 0) - midY;
    xx += (share * (ax * ax + bx * bx + ax * bx)) / 3;
    yy += (share * (ay * ay + by * by + ay * by)) / 3;
    xy += (share * (2 * ax * ay + 2 * bx * by + ax * by + bx * ay)) / 6;
  }
  const flatness = FLATNESS * Math.max(xx, yy, 1e-12);
  const root = Math.sqrt((xx + flatness) * (yy + flatness) - xy * xy);
  const trace = Math.sqrt(xx + yy + 2 * flatness + 2 * root);
  const [a, b, c] = [(xx + flatness + root) / trace, xy / trace, (yy + flatness + root) / trace];
  const determinant = a * c - b * b;
  for (let at = 0; at < pieces.length; at += 2) {
    const x = (pieces[at] ?? 0) - midX;
    const y = (pieces[at + 1] ?? 0) - midY;
    pieces[at] = (c * x - b * y) / determinant;
    pieces[at + 1] = (a * y - b * x) / determinant;
  }
}

/** Of a piece; a point has a little, so that a dot has a middle. */
function lengthOf(pieces: Float64Array, at: number): number {
  return (
    Math.hypot((pieces[at + 2] ?? 0) - (pieces[at] ?? 0), (pieces[at + 3] ?? 0) - (pieces[at + 1] ?? 0)) +
    1e-6
  );
}

/** As penWay() takes it. */
export function flat(stroke: Stroke): Float64Array {
  return Float64Array.from(stroke.flatMap(({ x, y }) => [x, y]));
}
