/** Where a character's pen runs in which direction: the features by which handwriting is told apart at first sight. Pure. */
import type { PenWay } from './ink.ts';

/** Squares a side, and directions in each. */
const SIDE = 8;
const DIRECTIONS = 8;
const ROW = SIDE * DIRECTIONS;
export const FEATURES = SIDE * ROW;

/** How many standard deviations of the pen's way the squares reach from the middle. */
const REACH = 2.2;
/** A piece is laid down in bits of at most this length, in squares. */
const BIT = 0.5;

/**
 * How much of the way (strokes and the pen's lifted ways alike, so that joined strokes change nothing) runs in each of 8 directions in each
 * of 8 × 8 squares, blurred over the neighbours. Square roots: of few large and many small shares, none drowns the others.
 */
export function directionFeatures(way: PenWay): Float32Array {
  const raw = new Float32Array(FEATURES);
  const scale = SIDE / 2 / REACH;
  const { pieces } = way;
  for (let at = 0; at < pieces.length; at += 4) {
    const ax = (pieces[at] ?? 0) * scale + SIDE / 2;
    const ay = (pieces[at + 1] ?? 0) * scale + SIDE / 2;
    const dx = (pieces[at + 2] ?? 0) * scale + SIDE / 2 - ax;
    const dy = (pieces[at + 3] ?? 0) * scale + SIDE / 2 - ay;
    const length = Math.hypot(dx, dy);
    if (length < 1e-9) continue;
    const angle = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * DIRECTIONS) % DIRECTIONS;
    const bits = Math.max(1, Math.ceil(length / BIT));
    for (let bit = 0; bit < bits; bit++) {
      const share = (bit + 0.5) / bits;
      layDown(raw, ax + dx * share - 0.5, ay + dy * share - 0.5, angle, length / bits);
    }
  }
  const blurred = blur(blur(raw, DIRECTIONS), ROW);
  for (let at = 0; at < FEATURES; at++) blurred[at] = Math.sqrt(blurred[at] ?? 0);
  return blurred;
}

/** Shared out among the four nearest squares and the two nearest directions. */
function layDown(into: Float32Array, x: number, y: number, angle: number, amount: number): void {
  const [left, top, turn] = [Math.floor(x), Math.floor(y), Math.floor(angle)];
  const [alongX, alongY, alongTurn] = [x - left, y - top, angle - turn];
  for (let corner = 0; corner < 4; corner++) {
    const [right, low] = [corner & 1, corner >> 1];
    const column = Math.min(SIDE - 1, Math.max(0, left + right));
    const row = Math.min(SIDE - 1, Math.max(0, top + low));
    const share = amount * (right ? alongX : 1 - alongX) * (low ? alongY : 1 - alongY);
    const square = row * ROW + column * DIRECTIONS;
    const [one, next] = [square + (turn % DIRECTIONS), square + ((turn + 1) % DIRECTIONS)];
    into[one] = (into[one] ?? 0) + share * (1 - alongTurn);
    into[next] = (into[next] ?? 0) + share * alongTurn;
  }
}

/** A quarter from either neighbour `step` away; what lies outside is empty. */
function blur(from: Float32Array, step: number): Float32Array {
  const to = new Float32Array(FEATURES);
  for (let at = 0; at < FEATURES; at++) {
    const place = Math.floor(at / step) % SIDE;
    const before = place > 0 ? (from[at - step] ?? 0) : 0;
    const after = place < SIDE - 1 ? (from[at + step] ?? 0) : 0;
    to[at] = 0.5 * (from[at] ?? 0) + 0.25 * (before + after);
  }
  return to;
}
