/**
 * Recognises one handwritten character: a first sight of all by the directions of the pen's way, then that way laid over those of the
 * likeliest. Slant, size, stretch and joined strokes make little difference, nor a neighbouring stroke in the wrong order. Pure.
 */
import { directionFeatures, FEATURES } from './directions.ts';
import { boxOf, flat, type PenWay, penWay, resample, type Stroke, steadied } from './ink.ts';
import { type PenSteps, penSteps, wayCost } from './pen-steps.ts';

/**
 * The stroke file, little endian: the projection (`scale`, f32, is what 127 stands for; then FEATURES × SIGHT i8), the count of characters
 * (u32), the mean of each at first sight (SIGHT i8, in units of 1 / SIGHT_UNIT), then per character its UTF-16 unit (u16), how common it is
 * (u8, quarter-bits of log2), its stroke count (u8) and STROKE_POINTS points (u8 x, u8 y) a stroke. Points divide a stroke evenly; the
 * character fills 0–255.
 */
const STROKE_POINTS = 4;
const STROKE_BYTES = STROKE_POINTS * 2;
/** Dimensions of the first sight. */
export const SIGHT = 96;
const SIGHT_UNIT = 6;
const HEAD_BYTES = 4;

/** Characters that are looked at closely, after a first sight of all; and closer still, with two strokes exchanged. */
const SHORTLIST = 250;
const EXCHANGED = 100;
/** With more strokes than this, two in the wrong order change little. */
const EXCHANGED_STROKES = 7;
/** With no more than this, it changes the first sight as well. */
const SEEN_EXCHANGED_STROKES = 4;
const EXCHANGE_COST = 20;
/** What the laid-over way's cost a step is worth beside the first sight's squared distance, and a quarter-bit of commonness. */
const WAY_WORTH = 300;
const COMMON_WORTH = 1;

/** The first sight's axes: those along which characters differ most, measured by how one character's hands differ. */
export interface Projection {
  scale: number;
  /** FEATURES × SIGHT. */
  weights: Int8Array;
}

export const PROJECTION_BYTES = 4 + FEATURES * SIGHT;

export function readProjection(bytes: Uint8Array): Projection {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PROJECTION_BYTES);
  return {
    scale: view.getFloat32(0, true) / 127,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + 4, FEATURES * SIGHT),
  };
}

/** A character at first sight: its direction features, or their mean over several hands, along the axes. */
export function firstSight(features: Float32Array, { scale, weights }: Projection): Float32Array {
  const seen = new Float32Array(SIGHT);
  for (let at = 0; at < FEATURES; at++) {
    const feature = (features[at] ?? 0) * scale;
    if (feature === 0) continue;
    for (let axis = 0; axis < SIGHT; axis++)
      seen[axis] = (seen[axis] ?? 0) + feature * (weights[at * SIGHT + axis] ?? 0);
  }
  return seen;
}

export function drawnWay(strokes: readonly Stroke[]): PenWay {
  return penWay(steadied(strokes).map(flat));
}

export interface Model {
  character: string;
  /** Quarter-bits of log2 of its count. */
  common: number;
  /** firstSight() of the mean over the hands that may write it. */
  sight: Float32Array;
  strokes: readonly Stroke[];
}

export function encodeStrokeFile(projection: Uint8Array, models: readonly Model[]): Uint8Array {
  const sights = new Int8Array(models.length * SIGHT);
  for (const [index, { sight }] of models.entries())
    sights.set(
      Array.from(sight, (value) => Math.max(-127, Math.min(127, Math.round(value * SIGHT_UNIT)))),
      index * SIGHT,
    );
  const parts = [
    projection,
    new Uint8Array(Uint32Array.of(models.length).buffer),
    new Uint8Array(sights.buffer),
    ...models.map(encodeCharacter),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function encodeCharacter({ character, common, strokes }: Model): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + strokes.length * STROKE_BYTES);
  const unit = character.charCodeAt(0);
  bytes.set([unit & 255, unit >> 8, Math.min(255, common), strokes.length]);
  const { left, top, width, height } = boxOf(strokes);
  const unitOf = 255 / Math.max(width, height, 1e-6);
  strokes.forEach((stroke, index) => {
    resample(stroke, STROKE_POINTS).forEach(({ x, y }, at) => {
      const place = HEAD_BYTES + index * STROKE_BYTES + at * 2;
      bytes.set([Math.round((x - left) * unitOf), Math.round((y - top) * unitOf)], place);
    });
  });
  return bytes;
}

interface Likely {
  /** Where the character stands in the stroke file. */
  at: number;
  sight: number;
  cost: number;
}

export class Handwriting {
  readonly #bytes: Uint8Array;
  readonly #projection: Projection;
  /** Where each character stands. */
  readonly #offsets: Uint32Array;
  /** SIGHT of each character, in the order of #offsets. */
  readonly #sights: Int8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#projection = readProjection(bytes);
    const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(PROJECTION_BYTES, true);
    const sights = PROJECTION_BYTES + 4;
    this.#sights = new Int8Array(bytes.buffer, bytes.byteOffset + sights, count * SIGHT);
    this.#offsets = new Uint32Array(count);
    let at = sights + count * SIGHT;
    for (let index = 0; index < count; index++) {
      this.#offsets[index] = at;
      at += HEAD_BYTES + (bytes[at + 3] ?? 0) * STROKE_BYTES;
    }
  }

  /** The likeliest characters, best first. */
  recognise(strokes: readonly Stroke[], limit: number): string[] {
    if (strokes.length === 0) return [];
    const steady = steadied(strokes).map(flat);
    const way = penWay(steady);
    const exchanged = steady.length > EXCHANGED_STROKES ? [] : exchanges(steady).map(penWay);
    const seen = [way, ...(steady.length > SEEN_EXCHANGED_STROKES ? [] : exchanged)];
    const likely = this.#atFirstSight(seen, Math.max(SHORTLIST, limit));
    const models = new Map(likely.map((one) => [one, this.#model(one.at)]));
    const lay = (drawn: PenSteps, among: readonly Likely[], extra: number, keep: number) => {
      const best: number[] = [];
      for (const one of among) {
        const bound = (best[keep - 1] ?? Number.POSITIVE_INFINITY) - one.sight - extra;
        const cost = WAY_WORTH * wayCost(drawn, models.get(one) ?? drawn, bound / WAY_WORTH);
        one.cost = Math.min(one.cost, one.sight + extra + cost);
        insert(best, one.cost, keep);
      }
      likely.sort((a, b) => a.cost - b.cost);
    };
    lay(penSteps(way), likely, 0, exchanged.length > 0 ? EXCHANGED : limit);
    const closest = seen.length > 1 ? [...likely] : likely.slice(0, EXCHANGED);
    for (const other of exchanged) lay(penSteps(other), closest, EXCHANGE_COST, limit);
    return likely.slice(0, limit).map(({ at }) => this.#character(at));
  }

  #character(at: number): string {
    return String.fromCharCode((this.#bytes[at] ?? 0) | ((this.#bytes[at + 1] ?? 0) << 8));
  }

  /** `ways`: what may have been meant; the first as drawn. */
  #atFirstSight(ways: readonly PenWay[], count: number): Likely[] {
    const distances = new Float32Array(this.#offsets.length).fill(Number.POSITIVE_INFINITY);
    for (const [turn, way] of ways.entries()) {
      const seen = firstSight(directionFeatures(way), this.#projection).map((value) => value * SIGHT_UNIT);
      for (let index = 0; index < distances.length; index++) {
        const distance = this.#distance(seen, index) + (turn > 0 ? EXCHANGE_COST : 0);
        if (distance < (distances[index] ?? 0)) distances[index] = distance;
      }
    }
    const bound = distances.toSorted()[Math.min(count, distances.length) - 1] ?? 0;
    const likely: Likely[] = [];
    for (const [index, at] of this.#offsets.entries()) {
      const sight = distances[index] ?? 0;
      if (sight <= bound) likely.push({ at, sight, cost: Number.POSITIVE_INFINITY });
    }
    return likely.sort((a, b) => a.sight - b.sight);
  }

  /** Squared, less what the character's commonness is worth. */
  #distance(seen: Float32Array, index: number): number {
    let sum = 0;
    const from = index * SIGHT;
    for (let axis = 0; axis < SIGHT; axis++) {
      const off = (seen[axis] ?? 0) - (this.#sights[from + axis] ?? 0);
      sum += off * off;
    }
    return sum / SIGHT_UNIT ** 2 - COMMON_WORTH * (this.#bytes[(this.#offsets[index] ?? 0) + 2] ?? 0);
  }

  /** The way that the character's pen goes. */
  #model(at: number): PenSteps {
    const strokes = Array.from({ length: this.#bytes[at + 3] ?? 0 }, (_, index) => {
      const from = at + HEAD_BYTES + index * STROKE_BYTES;
      return this.#bytes.subarray(from, from + STROKE_BYTES);
    });
    return penSteps(penWay(strokes));
  }
}

/** The strokes with each two neighbours in the other order. */
function exchanges<T>(strokes: readonly T[]): T[][] {
  return strokes.slice(1).map((_, at) => strokes.toSpliced(at, 2, ...strokes.slice(at, at + 2).reverse()));
}

/** Keeps the `keep` least in order. */
function insert(sorted: number[], value: number, keep: number): void {
  if (sorted.length >= keep && value >= (sorted[keep - 1] ?? 0)) return;
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] ?? 0) > value) at -= 1;
  sorted.splice(at, 0, value);
  if (sorted.length > keep) sorted.pop();
}
