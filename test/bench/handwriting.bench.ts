/**
 * `npm run bench -- handwriting`: one character by finger, on strokes that the recogniser's own data did not give (KanjiVG's), as drawn, in
 * a hurry and with joined strokes, against zinnia's model in the same run.
 */
import { characterWeights } from '../../renderer/build/pinyin-lexicon.ts';
import { strokeCharacters, strokeFile } from '../../renderer/build/stroke-file.ts';
import { Handwriting } from '../../renderer/engines/handwriting.ts';
import type { Stroke } from '../../renderer/engines/ink.ts';
import { hurried, joined } from '../kit/hands.ts';
import { seeded } from '../kit/random.ts';
import { KANJIVG_SIDE, kanjiStrokes, writtenAlike } from './kanjivg.ts';
import { percentile } from './screen-figures.ts';
import { hasZinnia, zinnia } from './zinnia.ts';

const SEED = 20261129;
/** Quarter-bits of log2(count) from which a character is common: some 2,500 of them. */
const COMMON = 40;
/** Every third of the characters; on the next the engine was tuned, on the last nobody looked. */
const EVERY = 3;
const JOINED_SHARE = 0.25;
const FIRST = 5;
const LIMIT_MS = 30;

const common = characterWeights();
const characters = strokeCharacters()
  .filter((character) => (common.get(character) ?? 0) >= COMMON)
  .flatMap((character) => {
    const strokes = kanjiStrokes(character);
    return strokes && writtenAlike(character, strokes) ? [{ character, strokes }] : [];
  })
  .filter((_, index) => index % EVERY === 0);

const { next } = seeded(SEED);
const inHurry = characters.map(({ strokes }) => hurried(strokes, KANJIVG_SIDE, next));
const sets: Record<string, (readonly Stroke[])[]> = {
  'as drawn': characters.map(({ strokes }) => strokes),
  hurried: inHurry,
  'a quarter joined': inHurry.map((strokes) => joined(strokes, JOINED_SHARE, next)),
};

const recogniser = new Handwriting(strokeFile(common));
/** In percent, of those among the first `count`. */
const share = (texts: readonly (readonly string[])[], count: number) => {
  const found = texts.filter((each, at) => each.slice(0, count).includes(characters[at]?.character ?? ''));
  return Number(((100 * found.length) / texts.length).toFixed(1));
};

for (const strokes of inHurry.slice(0, 50)) recogniser.recognise(strokes, FIRST);
const peer = hasZinnia();
if (!peer)
  console.warn('NO PEER: install zinnia-utils and tegaki-zinnia-simplified-chinese; its side is left out');
const measured = Object.entries(sets).map(([name, drawn]) => {
  const times: number[] = [];
  const busy = process.cpuUsage();
  const texts = drawn.map((strokes) => {
    const started = performance.now();
    const found = recogniser.recognise(strokes, FIRST);
    times.push(performance.now() - started);
    return found;
  });
  const { user, system } = process.cpuUsage(busy);
  const theirs = peer ? zinnia(drawn, FIRST) : null;
  return {
    name,
    us: share(texts, FIRST),
    'us, first': share(texts, 1),
    them: theirs && share(theirs.texts, FIRST),
    'them, first': theirs && share(theirs.texts, 1),
    'p50 ms': Number(percentile(times, 0.5).toFixed(1)),
    'p95 ms': Number(percentile(times, 0.95).toFixed(1)),
    'mean ms of processor': Number(((user + system) / 1000 / drawn.length).toFixed(1)),
    'them, mean ms': theirs && Number(theirs.time.toFixed(1)),
  };
});
console.log(
  `${characters.length} characters written alike in both countries, those in the first ${FIRST} in percent`,
);
console.table(Object.fromEntries(measured.map(({ name, ...figures }) => [name, figures])));

/** Of all sets together, in percent. */
const missed = (side: 'us' | 'them') =>
  peer || side === 'us'
    ? measured.reduce((sum, each) => sum + 100 - (each[side] ?? 0), 0) / measured.length
    : null;
const [us, them] = [missed('us'), missed('them')];
console.log(
  JSON.stringify({
    bench: 'handwriting',
    ratio: us !== null && them ? Number((us / them).toFixed(3)) : null,
    better: 'lower',
    us: us && Number(us.toFixed(2)),
    them: them && Number(them.toFixed(2)),
    unit: `percent missed in the first ${FIRST}`,
    n: characters.length * measured.length,
    sets: Object.fromEntries(measured.map(({ name, ...figures }) => [name, { ...figures, limit: LIMIT_MS }])),
  }),
);
