/** Recognises one handwritten character against stroke medians: forgives slant, size, joined strokes and a wrong stroke order. Pure. */

export interface Point {
  x: number;
  y: number;
}
/** Pen down to pen up, in any unit, y downwards. */
export type Stroke = readonly Point[];

/**
 * The stroke file: per character its UTF-16 unit (u16, little endian), how common it is (u8, quarter-bits of log2),
 * its stroke count (u8), then STROKE_POINTS points (u8 x, u8 y) a stroke. Points divide a stroke evenly; the character fills 0–255.
 */
export const STROKE_POINTS = 4;
const STROKE_BYTES = STROKE_POINTS * 2;
const HEAD_BYTES = 4;

/** Strokes that may be joined, left out or added. */
const COUNT_SLACK = 3;
/** Characters that are looked at closely, after a first sight of all. */
const SHORTLIST = 160;
const GLANCE_REACH = 2;
const GLANCE_MAX = 260;
const GLANCE_COUNT_COST = 8;
/** In the square's own units, 0–255 a side. */
const JOIN_COST = 14;
const MISSING_COST = 70;
const ORDER_COST = 5;
const WRONG_ORDER_COST = 6;
/** How much one quarter-bit of commonness is worth, in cost a character. */
const COMMON_WORTH = 0.11;
/** No side of a character is stretched as if it were shorter than this share of the longer one: 一 stays flat. */
const FLAT_SHARE = 0.35;

/** Evenly spaced along the stroke. */
export function resample(stroke: Stroke, count: number): Point[] {
  const first = stroke[0] ?? { x: 0, y: 0 };
  const steps: number[] = [0];
  for (let at = 1; at < stroke.length; at++) {
    const [from = first, to = first] = [stroke[at - 1], stroke[at]];
    steps.push((steps[at - 1] ?? 0) + Math.hypot(to.x - from.x, to.y - from.y));
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

/** The strokes' points in the square 0–255, flat: x, y, x, y … STROKE_POINTS a stroke. */
export function normalise(strokes: readonly Stroke[]): Float32Array {
  const points = strokes.flat();
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const longer = Math.max(right - left, bottom - top, 1e-6);
  const width = Math.max(right - left, longer * FLAT_SHARE);
  const height = Math.max(bottom - top, longer * FLAT_SHARE);
  const flat = new Float32Array(strokes.length * STROKE_BYTES);
  strokes.forEach((stroke, index) => {
    resample(stroke, STROKE_POINTS).forEach((point, at) => {
      flat[index * STROKE_BYTES + at * 2] = 127.5 + ((point.x - (left + right) / 2) / width) * 255;
      flat[index * STROKE_BYTES + at * 2 + 1] = 127.5 + ((point.y - (top + bottom) / 2) / height) * 255;
    });
  });
  return flat;
}

export function encodeCharacter(character: string, common: number, strokes: readonly Stroke[]): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + strokes.length * STROKE_BYTES);
  const unit = character.charCodeAt(0);
  bytes.set([unit & 255, unit >> 8, Math.min(255, common), strokes.length]);
  normalise(strokes).forEach((value, at) => {
    bytes[HEAD_BYTES + at] = Math.max(0, Math.min(255, Math.round(value)));
  });
  return bytes;
}

/** Mean distance of the points of two strokes. */
function strokeCost(a: ArrayLike<number>, atA: number, b: ArrayLike<number>, atB: number): number {
  let sum = 0;
  for (let at = 0; at < STROKE_BYTES; at += 2) {
    const dx = (a[atA + at] ?? 0) - (b[atB + at] ?? 0);
    const dy = (a[atA + at + 1] ?? 0) - (b[atB + at + 1] ?? 0);
    sum += Math.sqrt(dx * dx + dy * dy);
  }
  return sum / STROKE_POINTS;
}

export class Handwriting {
  readonly #bytes: Uint8Array;
  /** Offsets of the characters, by stroke count. */
  readonly #byCount: number[][] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let at = 0; at < bytes.length; ) {
      const count = bytes[at + 3] ?? 0;
      this.#byCount[count] ??= [];
      this.#byCount[count]?.push(at);
      at += HEAD_BYTES + count * STROKE_BYTES;
    }
  }

  /** The likeliest characters, best first. */
  recognise(strokes: readonly Stroke[], limit: number): string[] {
    if (strokes.length === 0) return [];
    const drawn = normalise(strokes);
    const count = strokes.length;
    const near: { at: number; cost: number }[] = [];
    for (let wanted = Math.max(1, count - 1); wanted <= count + COUNT_SLACK; wanted++) {
      for (const at of this.#byCount[wanted] ?? []) {
        near.push({ at, cost: this.#glance(drawn, count, at, wanted) });
      }
    }
    near.sort((a, b) => a.cost - b.cost);
    return near
      .slice(0, Math.max(SHORTLIST, limit))
      .map(({ at }) => ({ at, cost: this.#cost(drawn, count, at, this.#bytes[at + 3] ?? 0) }))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, limit)
      .map(({ at }) => String.fromCharCode((this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8)));
  }

  /** A cheap first sight: each stroke's start and end against the few drawn ones around its place. */
  #glance(drawn: Float32Array, count: number, at: number, wanted: number): number {
    const bytes = this.#bytes;
    const last = STROKE_BYTES - 2;
    let sum = 0;
    for (let j = 0; j < wanted; j++) {
      const one = at + HEAD_BYTES + j * STROKE_BYTES;
      const [sx = 0, sy = 0] = [bytes[one], bytes[one + 1]];
      const [ex = 0, ey = 0] = [bytes[one + last], bytes[one + last + 1]];
      let least = GLANCE_MAX;
      for (let i = Math.max(0, j - GLANCE_REACH); i < Math.min(count, j + GLANCE_REACH + 1); i++) {
        const two = i * STROKE_BYTES;
        const cost =
          Math.abs((drawn[two] ?? 0) - sx) +
          Math.abs((drawn[two + 1] ?? 0) - sy) +
          Math.abs((drawn[two + last] ?? 0) - ex) +
          Math.abs((drawn[two + last + 1] ?? 0) - ey);
        if (cost < least) least = cost;
      }
      sum += least;
    }
    return sum / wanted + Math.abs(count - wanted) * GLANCE_COUNT_COST - COMMON_WORTH * (bytes[at + 2] ?? 0);
  }

  #cost(drawn: Float32Array, count: number, at: number, wanted: number): number {
    const bytes = this.#bytes;
    const first = at + HEAD_BYTES;
    const pairs = new Float32Array(count * wanted);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < wanted; j++) {
        pairs[i * wanted + j] = strokeCost(drawn, i * STROKE_BYTES, bytes, first + j * STROKE_BYTES);
      }
    }
    const inOrder = this.#inOrder(drawn, count, first, wanted, pairs);
    const anyOrder = greedy(count, wanted, pairs) + WRONG_ORDER_COST;
    return Math.min(inOrder, anyOrder) - COMMON_WORTH * (bytes[at + 2] ?? 0);
  }

  /** The strokes as they should come; two of them may have been drawn as one. */
  #inOrder(drawn: Float32Array, count: number, first: number, wanted: number, pairs: Float32Array): number {
    const width = wanted + 1;
    const best = new Float32Array((count + 1) * width).fill(1e9);
    best[0] = 0;
    const joined = new Float32Array(STROKE_BYTES);
    for (let i = 0; i <= count; i++) {
      for (let j = 0; j <= wanted; j++) {
        const here = best[i * width + j] ?? 1e9;
        if (here >= 1e9) continue;
        const reach = (to: number, cost: number) => {
          if (cost < (best[to] ?? 1e9)) best[to] = cost;
        };
        if (j < wanted) reach(i * width + j + 1, here + MISSING_COST);
        if (i === count) continue;
        reach((i + 1) * width + j, here + MISSING_COST);
        if (j < wanted) reach((i + 1) * width + j + 1, here + (pairs[i * wanted + j] ?? 0));
        if (j + 1 < wanted) {
          joinStrokes(this.#bytes, first + j * STROKE_BYTES, joined);
          const cost = strokeCost(drawn, i * STROKE_BYTES, joined, 0);
          reach((i + 1) * width + j + 2, here + cost * 1.5 + JOIN_COST);
        }
      }
    }
    return (best[count * width + wanted] ?? 1e9) / Math.max(count, wanted);
  }
}

/** Two strokes and the way between, divided as one. */
function joinStrokes(bytes: Uint8Array, at: number, into: Float32Array): void {
  const points: Point[] = [];
  for (let offset = 0; offset < STROKE_BYTES * 2; offset += 2) {
    points.push({ x: bytes[at + offset] ?? 0, y: bytes[at + offset + 1] ?? 0 });
  }
  resample(points, STROKE_POINTS).forEach((point, index) => {
    into[index * 2] = point.x;
    into[index * 2 + 1] = point.y;
  });
}

/** Each drawn stroke takes the nearest that is left, its own place a little preferred. */
function greedy(count: number, wanted: number, pairs: Float32Array): number {
  const taken = new Uint8Array(wanted);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let nearest = -1;
    let least = MISSING_COST;
    for (let j = 0; j < wanted; j++) {
      if (taken[j]) continue;
      const cost = (pairs[i * wanted + j] ?? 0) + ORDER_COST * Math.min(4, Math.abs(i - j)) * 0.2;
      if (cost < least) {
        least = cost;
        nearest = j;
      }
    }
    if (nearest >= 0) taken[nearest] = 1;
    sum += least;
  }
  const missing = wanted - taken.reduce((total, one) => total + one, 0);
  return (sum + missing * MISSING_COST) / Math.max(count, wanted);
}
