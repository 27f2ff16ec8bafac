/**
 * The four lines that are a paper's sides. A good side is steep all along between its corners and not beyond them, which
 * tells it from the desk's stripes; within all four lies one colour, another than outside. Pure.
 */
import { areaOf, crossing, type Line, ordered, type Point, type Quad, sidesOf } from './geometry.ts';
import type { Relief } from './relief.ts';

/** Sides that face one another differ by no more than this, degrees; neighbours by no less. */
const FACING_DEGREES = 32;
const CROSSING_DEGREES = 52;
/** Of the picture's longer side. */
const SIDE_MIN = 0.09;
/** Shares of a side that have to be steep: of the worst, and of all four. */
const STEEP_MIN = { one: 0.45, all: 0.68 };
/** Beyond a corner it is looked so far for a line that goes on, small pixels. */
const BEYOND = 10;
/** Looked at more closely. */
const FINALISTS = 24;

export interface Found {
  corners: Quad;
  /** 0 to 1: share of the sides that was seen, less what speaks against. */
  merit: number;
}

interface Run {
  line: Line;
  /** How many of the pixels before this one were steep across the line; from -reach to reach. */
  steepBefore: Float32Array;
  /** Of its best piece: how steep and how long. And that piece's middle. */
  strength: number;
  middle: Point;
}

/** One of two neighbouring sides' crossing, with its place along either. */
interface Corner extends Point {
  onOne: number;
  onOther: number;
}

/** Sides are chosen among so many, the ones with the best unbroken piece. */
const RUNS_MAX = 48;

/** Pieces whose middles lie so near, small pixels, and that run so much alike, are of one edge. */
const ALIKE = { cosine: Math.cos((8 * Math.PI) / 180), aside: 3, along: 25 };

/** Null: no four lines make one. Corners are in small pixels. */
export function bestQuad(relief: Relief, lines: readonly Line[], floor: number): Found | null {
  const reach = Math.ceil(Math.hypot(relief.width, relief.height));
  const runs = strongest(lines.map((line) => runOf(relief, line, floor, reach)));
  const corners = cornersOf(relief, runs);
  const finalists: Found[] = [];
  // All sides rise towards the paper, or all away from it.
  for (const isInward of [true, false]) {
    const pairs = facingPairs(runs, relief, isInward);
    for (let at = 0; at < pairs.length; at++) {
      const [a, c] = pairs[at] as Pair;
      for (let next = at + 1; next < pairs.length; next++) {
        const [b, d] = pairs[next] as Pair;
        const [ab, bc] = [corners[a]?.[b], corners[b]?.[c]];
        if (!ab || !bc) continue;
        const [cd, da] = [corners[c]?.[d], corners[d]?.[a]];
        if (!cd || !da) continue;
        const sides = [runs[a], runs[b], runs[c], runs[d]] as [Run, Run, Run, Run];
        const merit = meritOf(sides, [ab, bc, cd, da], relief, reach);
        if (merit > 0) keep(finalists, { corners: [ab, bc, cd, da], merit });
      }
    }
  }
  return chosen(relief, finalists);
}

function keep(finalists: Found[], found: Found): void {
  if (finalists.length === FINALISTS && found.merit <= (finalists.at(-1)?.merit ?? 0)) return;
  finalists.push(found);
  finalists.sort((one, other) => other.merit - one.merit);
  finalists.length = Math.min(finalists.length, FINALISTS);
}

function chosen(relief: Relief, finalists: readonly Found[]): Found | null {
  let [best, most]: [Found | null, number] = [null, 0];
  for (const found of finalists) {
    const corners = ordered(found.corners);
    const merit = found.merit * colourOf(relief, corners);
    // Of one within another the outer: a table's frame and a shadow's rim lie on papers, not round them.
    const rank = merit * areaOf(corners) ** OUTER;
    if (rank > most) [best, most] = [{ corners, merit }, rank];
  }
  return best;
}

const OUTER = 0.12;

/** One of each: a bold edge gives lines beside it and aslant to it that are hardly weaker. */
function strongest(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const isLike = ({ line, middle }: Run, other: Run) => {
    if (line.nx * other.line.nx + line.ny * other.line.ny < ALIKE.cosine) return false;
    const [x, y] = [other.middle.x - middle.x, other.middle.y - middle.y];
    return (
      Math.abs(x * line.nx + y * line.ny) < ALIKE.aside && Math.abs(y * line.nx - x * line.ny) < ALIKE.along
    );
  };
  for (const run of [...runs].sort((one, other) => other.strength - one.strength)) {
    if (!kept.some((other) => isLike(other, run))) kept.push(run);
    if (kept.length === RUNS_MAX) break;
  }
  return kept;
}

type Pair = readonly [number, number];

/** Two that run alike, far enough apart, and rise towards each other (or away from each other). */
function facingPairs(runs: readonly Run[], { width, height }: Relief, isInward: boolean): Pair[] {
  const least = Math.cos((FACING_DEGREES * Math.PI) / 180);
  const apart = SIDE_MIN * Math.max(width, height) * 0.7;
  const pairs: Pair[] = [];
  runs.forEach(({ line: one, middle }, a) => {
    runs.forEach(({ line: other, middle: facing }, b) => {
      if (b <= a || one.nx * other.nx + one.ny * other.ny > -least) return;
      const sign = isInward ? 1 : -1;
      const [fx, fy] = [facing.x - middle.x, facing.y - middle.y];
      if (sign * (fx * one.nx + fy * one.ny) < apart) return;
      if (sign * (fx * other.nx + fy * other.ny) > -apart) return;
      pairs.push([a, b]);
    });
  });
  return pairs;
}

/** A gap weighs so much against the pixels before it, which weigh by their slope, in floors, up to the next figure. */
const GAP = 2;
const STEEP_ENOUGH = 14;
/** Small pixels: a card's side is no worse than a plank's. */
const LONG_ENOUGH = 50;

function runOf({ width, height, gx, gy }: Relief, line: Line, floor: number, reach: number): Run {
  const steepBefore = new Float32Array(2 * reach + 2);
  let [piece, strength, end, begin, from] = [0, 0, 0, 0, 0];
  for (let along = -reach; along <= reach; along++) {
    let most = 0;
    for (let off = -1; off <= 1; off++) {
      const x = Math.floor(line.nx * (line.rho + off) - line.ny * along);
      const y = Math.floor(line.ny * (line.rho + off) + line.nx * along);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = y * width + x;
      const rise = (gx[at] as number) * line.nx + (gy[at] as number) * line.ny;
      if (rise > most) most = rise;
    }
    const isSteep = most >= floor * 0.8;
    const at = along + reach;
    steepBefore[at + 1] = (steepBefore[at] as number) + (isSteep ? 1 : 0);
    if (piece <= 0) [piece, begin] = [0, along];
    piece += isSteep ? Math.min(most / floor, STEEP_ENOUGH) : -GAP;
    if (piece > strength) [strength, end, from] = [piece, along, begin];
  }
  const along = (from + end) / 2;
  const middle = { x: line.nx * line.rho - line.ny * along, y: line.ny * line.rho + line.nx * along };
  const length = Math.max(1, end - from);
  return { line, steepBefore, strength: (strength / length) * Math.min(length, LONG_ENOUGH), middle };
}

function cornersOf({ width, height }: Relief, runs: readonly Run[]): (Corner | null)[][] {
  const most = Math.cos((CROSSING_DEGREES * Math.PI) / 180);
  return runs.map(({ line: one }) =>
    runs.map(({ line: other }) => {
      if (Math.abs(one.nx * other.nx + one.ny * other.ny) > most) return null;
      const point = crossing(one, other);
      if (!point || point.x < 1 || point.y < 1 || point.x > width - 1 || point.y > height - 1) return null;
      const along = (line: Line) => Math.round(line.nx * point.y - line.ny * point.x);
      return { ...point, onOne: along(one), onOther: along(other) };
    }),
  );
}

/** 0: it is none. */
function meritOf(
  sides: readonly [Run, Run, Run, Run],
  [ab, bc, cd, da]: readonly [Corner, Corner, Corner, Corner],
  relief: Relief,
  reach: number,
): number {
  const longest = Math.max(relief.width, relief.height);
  const spans = [
    [da.onOther, ab.onOne],
    [ab.onOther, bc.onOne],
    [bc.onOther, cd.onOne],
    [cd.onOther, da.onOne],
  ] as const;
  let [steep, beyond, length] = [0, 0, 0];
  for (let at = 0; at < 4; at++) {
    const [one, other] = spans[at] as readonly [number, number];
    const [from, to] = one < other ? [one, other] : [other, one];
    if (to - from < SIDE_MIN * longest) return 0;
    const { steepBefore } = sides[at] as Run;
    const seen = (start: number, end: number) =>
      (steepBefore[Math.min(2 * reach + 1, end + reach)] as number) -
      (steepBefore[Math.max(0, start + reach)] as number);
    const own = seen(from, to);
    if (own < STEEP_MIN.one * (to - from)) return 0;
    steep += own;
    length += to - from;
    beyond += seen(from - BEYOND - 2, from - 2) + seen(to + 2, to + BEYOND + 2);
  }
  if (steep < STEEP_MIN.all * length) return 0;
  const area = areaOf([ab, bc, cd, da]);
  // A bow tie has next to none.
  if (area < (length / 4) ** 2 * 0.4) return 0;
  return (steep / length) ** 2 * (1 - 0.5 * (beyond / (8 * BEYOND)));
}

const SAMPLES = 20;
/** From the side, small pixels: past the slope that the closing leaves. */
const ASIDE = 4;

/** A shadow takes away no more than this share of the light. */
const SHADOW_MIN = 0.42;

/** 0 to 1: how much it is of one colour within, and of another outside. */
function colourOf(relief: Relief, corners: Quad): number {
  const within = sidesOf(corners).map(([from, to]) => sampled(relief, from, to, ASIDE));
  const outside = sidesOf(corners).map(([from, to]) => sampled(relief, from, to, -ASIDE));
  const paper = within.reduce((best, side) =>
    lightness(side.colour) > lightness(best.colour) ? side : best,
  );
  let merit = 1;
  within.forEach(({ colour, spread }, at) => {
    const beside = outside[at]?.colour ?? colour;
    // A paper's own sides are alike but for the light; the desk is farther off than that.
    merit *= 1 - 0.5 * Math.min(1, hueApart(colour, paper.colour) / 0.12);
    merit *= lightness(colour) < SHADOW_MIN * lightness(paper.colour) ? 0.7 : 1;
    merit *= 1 - 0.3 * Math.min(1, spread / 0.08);
    merit *= 0.55 + 0.45 * Math.min(1, apart(colour, beside) / 12);
    // Papers are lighter than desks.
    if (lightness(colour) < lightness(beside)) merit *= 0.85;
  });
  return merit;
}

/** Of the colours alone, as if lit alike: 0 to some 0.5. */
function hueApart(one: Colour, other: Colour): number {
  const [sum, otherSum] = [one[0] + one[1] + one[2] + 1, other[0] + other[1] + other[2] + 1];
  return Math.hypot(...one.map((part, plane) => part / sum - (other[plane] as number) / otherSum));
}

type Colour = readonly [number, number, number];

const apart = (one: Colour, other: Colour) =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
const lightness = ([red, green, blue]: Colour) => 0.3 * red + 0.59 * green + 0.11 * blue;
/** The middle colour beside a side, and how far its samples' hues lie from it. Corners go clockwise: `aside` > 0 is within. */
function sampled({ width, height, planes }: Relief, from: Point, to: Point, aside: number) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [nx, ny] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const seen: Colour[] = [];
  for (let step = 0; step < SAMPLES; step++) {
    const share = 0.08 + (0.84 * step) / (SAMPLES - 1);
    const x = Math.floor(from.x + (to.x - from.x) * share + nx * aside);
    const y = Math.floor(from.y + (to.y - from.y) * share + ny * aside);
    const at = Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x));
    seen.push(planes.map((plane) => plane[at] as number) as unknown as Colour);
  }
  const middle = (plane: 0 | 1 | 2) =>
    seen.map((colour) => colour[plane]).sort((one, other) => one - other)[SAMPLES >> 1] ?? 0;
  const colour: Colour = [middle(0), middle(1), middle(2)];
  const distances = seen.map((each) => hueApart(each, colour)).sort((one, other) => one - other);
  return { colour, spread: distances[SAMPLES >> 1] ?? 0 };
}
