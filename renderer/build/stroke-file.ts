/** Makes the handwriting recogniser's stroke file at build time from the medians of hanzi-writer-data. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { encodeCharacter, type Point, type Stroke } from '../engines/handwriting.ts';

/** hanzi-writer's y runs upwards from -124 to 900. */
const TOP = 900;

const folder = path.dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'));

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

/** `common`: quarter-bits of log2 of the character's count. */
export function strokeFile(common: ReadonlyMap<string, number>): Uint8Array {
  const parts = strokeCharacters().map((character) =>
    encodeCharacter(character, common.get(character) ?? 0, medians(character)),
  );
  return Buffer.concat(parts);
}
