/** Draws the fictitious people of test/unit/renderer/engines/names.txt that follow those chosen by hand, the same ones each time. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';

/** Of each kind of given name. */
const PEOPLE = 110;
const SEED = 20260107;
/** Flattens the surnames' share, which falls about as one over the rank. */
const RANK_OFFSET = 4;

const FOLDER = path.join(import.meta.dirname, '../../test/unit/renderer/engines');

const parts = new Map(
  readFileSync(path.join(FOLDER, 'name-parts.txt'), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line): [string, string[]] => {
      const [kind = '', ...texts] = line.split(' ');
      return [kind, texts];
    }),
);

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw(next: () => number, texts: readonly string[], weight: (at: number) => number): string {
  const total = texts.reduce((sum, _, at) => sum + weight(at), 0);
  let left = next() * total;
  for (const [at, text] of texts.entries()) {
    left -= weight(at);
    if (left < 0) return text;
  }
  return texts.at(-1) ?? '';
}

const next = random(SEED);
const names = new Set<string>();
for (const kind of ['common', 'listed']) {
  const wanted = names.size + PEOPLE;
  while (names.size < wanted) {
    const surname = draw(next, parts.get('surnames') ?? [], (at) => 1 / (at + RANK_OFFSET));
    names.add(surname + draw(next, parts.get(kind) ?? [], () => 1));
  }
}
for (const name of names)
  console.log(`${name} ${pinyin(name, { surname: 'head', toneType: 'none', v: true })}`);
