/** Lays one pen's way over another, step by step, however fast each part of it was gone: dynamic time warping. Pure. */
import type { PenWay } from './ink.ts';

/** Between two steps, in standard deviations of the way. */
const STEP = 0.55;
/** How far, in shares of the longer way, one way may run ahead of the other; and at least, in steps. */
const LEEWAY = 0.12;
const LEAST_LEEWAY = 4;
/** A place further off costs no more than this. */
const PLACE_MAX = 2.5;
/** The pen lifted where it should draw; drawing where it should be lifted, which is only a join. */
const LIFTED_COST = 0.6;
const JOINED_COST = 0.1;
/** What a place where both are lifted counts beside ink. */
const LIFTED_SHARE = 0.5;
/** For each step that one way waits for the other. */
const WAIT_COST = 0.05;

const X = 0;
const Y = 1;
const COS = 2;
const SIN = 3;
const LIFTED = 4;
const FIELDS = 5;
const NEVER = 1e9;

/** Steps of equal length along the way: place, direction (cosine, sine) and 1 where the pen is lifted. */
export type PenSteps = Float32Array;

export function penSteps({ pieces, lifted }: PenWay): PenSteps {
  const steps: number[] = [];
  let next = STEP / 2;
  for (let at = 0; at < pieces.length; at += 4) {
    const [x, y] = [pieces[at] ?? 0, pieces[at + 1] ?? 0];
    const [dx, dy] = [(pieces[at + 2] ?? 0) - x, (pieces[at + 3] ?? 0) - y];
    const length = Math.hypot(dx, dy);
    for (; next < length; next += STEP) {
      const share = next / length;
      steps.push(x + dx * share, y + dy * share, dx / length, dy / length, lifted[at / 4] ?? 0);
    }
    next -= length;
  }
  return Float32Array.from(steps.length > 0 ? steps : [0, 0, 0, 0, 0]);
}

let before = new Float32Array(512);
let here = new Float32Array(512);

/** What it costs a step on average to lay the drawn way over the model's: 0 for the same, NEVER once it is surely more than `bound`. */
export function wayCost(drawn: PenSteps, model: PenSteps, bound: number): number {
  const [rows, columns] = [drawn.length / FIELDS, model.length / FIELDS];
  if (before.length <= columns)
    [before, here] = [new Float32Array(columns * 2), new Float32Array(columns * 2)];
  const longer = Math.max(rows, columns);
  const leeway = Math.max(LEAST_LEEWAY, Math.ceil(longer * LEEWAY));
  before.fill(NEVER, 0, columns + 1);
  before[0] = 0;
  for (let row = 1; row <= rows; row++) {
    const middle = (row * columns) / rows;
    const first = Math.max(1, Math.floor(middle - leeway));
    const last = Math.min(columns, Math.ceil(middle + leeway));
    here.fill(NEVER, 0, columns + 1);
    let least = NEVER;
    for (let column = first; column <= last; column++) {
      const cost = stepCost(drawn, (row - 1) * FIELDS, model, (column - 1) * FIELDS);
      const waiting = Math.min(before[column] ?? NEVER, here[column - 1] ?? NEVER) + WAIT_COST;
      const total = Math.min(before[column - 1] ?? NEVER, waiting) + cost;
      here[column] = total;
      if (total < least) least = total;
    }
    if (least > bound * longer) return NEVER;
    [before, here] = [here, before];
  }
  return (before[columns] ?? NEVER) / longer;
}

function stepCost(drawn: PenSteps, at: number, model: PenSteps, to: number): number {
  const dx = (drawn[at + X] ?? 0) - (model[to + X] ?? 0);
  const dy = (drawn[at + Y] ?? 0) - (model[to + Y] ?? 0);
  const alike =
    (drawn[at + COS] ?? 0) * (model[to + COS] ?? 0) + (drawn[at + SIN] ?? 0) * (model[to + SIN] ?? 0);
  const cost = Math.min(PLACE_MAX, dx * dx + dy * dy) + 1 - alike;
  const lifted = drawn[at + LIFTED] === 1;
  if (lifted === (model[to + LIFTED] === 1)) return lifted ? cost * LIFTED_SHARE : cost;
  return cost + (lifted ? LIFTED_COST : JOINED_COST);
}
