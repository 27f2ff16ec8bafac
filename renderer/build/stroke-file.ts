/** Makes the handwriting recogniser's stroke file at build time from the medians of hanzi-writer-data. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { directionFeatures, FEATURES } from '../engines/directions.ts';
import {
  drawnWay,
  encodeStrokeFile,
  firstSight,
  type Projection,
  readProjection,
} from '../engines/handwriting.ts';
import type { Point, Stroke } from '../engines/ink.ts';
import { anotherHand } from './hands.ts';

/** hanzi-writer's y runs upwards from -124 to 900. */
const TOP = 900;
export const SIDE = 1024;
/** Hands whose mean stands for a character, beside the medians as they are. */
const HANDS = 3;

const folder = path.dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'));
/** Made by scripts/data/train-handwriting.ts. */
export const AXES_FILE = path.join(import.meta.dirname, '../engines/data/handwriting-axes.bin');

/** Every character that has medians. */
export function strokeCharacters(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => name.length === 1)
    .sort();
}

/** The character's strokes as drawn, y downwards. */
export function medians(character: string): Stroke[] {
  const file: { medians: [number, number][][] } = JSON.parse(
    readFileSync(path.join(folder, `${character}.json`), 'utf8'),
  );
  return file.medians.map((stroke) => stroke.map(([x, y]): Point => ({ x, y: TOP - y })));
}

/** Numbers in [0, 1), the same for the same character (mulberry32). */
export function drawnFor(character: string): () => number {
  let state = character.charCodeAt(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function meanSight(character: string, strokes: readonly Stroke[], projection: Projection): Float32Array {
  const random = drawnFor(character);
  const hands = [strokes, ...Array.from({ length: HANDS }, () => anotherHand(strokes, SIDE, random))];
  const mean = new Float32Array(FEATURES);
  for (const hand of hands) {
    const features = directionFeatures(drawnWay(hand));
    for (let at = 0; at < FEATURES; at++) mean[at] = (mean[at] ?? 0) + (features[at] ?? 0) / hands.length;
  }
  return firstSight(mean, projection);
}

/** `common`: quarter-bits of log2 of the character's count. */
export function strokeFile(common: ReadonlyMap<string, number>): Uint8Array {
  const axes = readFileSync(AXES_FILE);
  const projection = readProjection(axes);
  const models = strokeCharacters().map((character) => {
    const strokes = medians(character);
    const sight = meanSight(character, strokes, projection);
    return { character, common: common.get(character) ?? 0, sight, strokes };
  });
  return encodeStrokeFile(axes, models);
}
