/**
 * `npm run bench -- pinyin`: words and names spelled in full, what comes first and what stands on the first page of ten, against librime's
 * luna_pinyin_simp in the same run. No list is read by the build. `us, screen` is what a portrait screen's first page shows.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyinData } from '../../renderer/build/pinyin-lexicon.ts';
import { Lexicon } from '../../renderer/engines/lexicon.ts';
import { NameModel } from '../../renderer/engines/names.ts';
import { PinyinEngine, type Writing } from '../../renderer/engines/pinyin.ts';
import { pageStarts } from '../../renderer/input/candidate-pages.ts';
import { hasRime, type RimeAnswer, rime } from './rime.ts';
import { percentile } from './screen-figures.ts';

const PAGE = 10;
const LIMIT_MS = 5;
/** A portrait screen's list, in letter heights and rows. */
const SCREEN = [22.5, 2] as const;
const FOLDER = path.join(import.meta.dirname, '../unit/renderer/engines');

interface Labelled {
  text: string;
  typed: string;
}

function labelled(file: string): Labelled[] {
  return readFileSync(path.join(FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [text = '', ...syllables] = line.split(' ');
      return { text, typed: syllables.join('').replaceAll('ü', 'v') };
    });
}

const { words, names, tails } = pinyinData();
const lexicon = new Lexicon(words);
const engine = new PinyinEngine(lexicon, new NameModel(names), tails);
const known = new Set(Array.from({ length: lexicon.size }, (_, at) => lexicon.word(at).text));
const isUnknown = ({ text }: Labelled) => !known.has(text);
const hall = labelled('hall-words.txt');
const laws = labelled('regulation-words.txt');
const items = labelled('item-words.txt');
const people = labelled('names.txt');
const givens = new Set(Object.values(names.givens).flatMap((list) => list.match(/\D+/gu) ?? []));
const isUnlisted = ({ text }: Labelled) => text.length === 3 && !givens.has(text.slice(1));
const sets: { name: string; list: Labelled[]; writing: Writing }[] = [
  { name: 'common words', list: labelled('common-words.txt'), writing: 'text' },
  { name: 'hall words', list: hall, writing: 'text' },
  { name: 'hall words no list holds', list: hall.filter(isUnknown), writing: 'text' },
  { name: "another hall's items", list: items, writing: 'text' },
  { name: "another hall's items no list holds", list: items.filter(isUnknown), writing: 'text' },
  { name: 'regulation words', list: laws, writing: 'text' },
  { name: 'regulation words no list holds', list: laws.filter(isUnknown), writing: 'text' },
  { name: 'names', list: people, writing: 'name' },
  { name: 'names of two given characters no list holds', list: people.filter(isUnlisted), writing: 'name' },
  {
    name: 'names kept back (no list holds)',
    list: labelled('public-names.txt').filter(isUnknown),
    writing: 'name',
  },
  { name: 'names of another hand', list: labelled('another-hand-names.txt'), writing: 'name' },
];

const share = (texts: readonly (readonly string[])[], list: readonly Labelled[], count: number) =>
  Number(
    (
      (100 * list.filter(({ text }, at) => texts[at]?.slice(0, count).includes(text)).length) /
      list.length
    ).toFixed(1),
  );

/** Each key's time too: the candidates are asked for after each letter. */
function ours(list: readonly Labelled[], writing: Writing) {
  const times: number[] = [];
  const screens: string[][] = [];
  const texts = list.map(({ typed }) => {
    let all: string[] = [];
    for (let end = 1; end <= typed.length; end++) {
      const started = performance.now();
      const found = engine.candidates(typed.slice(0, end), writing);
      times.push(performance.now() - started);
      all = found.map(({ text }) => text);
    }
    screens.push(all.slice(0, pageStarts(all, ...SCREEN)[1]));
    return all.slice(0, PAGE);
  });
  return { texts, screens, times };
}

if (!hasRime())
  console.warn('NO PEER: install librime-dev, rime-data-luna-pinyin and gcc; its side is left out');
ours(people.slice(0, 50), 'text');
const measured = sets.map(({ name, list, writing }) => {
  const { texts, screens, times } = ours(list, writing);
  const theirs: RimeAnswer | null = hasRime() ? rime(list.map(({ typed }) => typed)) : null;
  return {
    name,
    n: list.length,
    us: share(texts, list, PAGE),
    'us, first': share(texts, list, 1),
    'us, screen': share(screens, list, PAGE * PAGE),
    them: theirs && share(theirs.texts, list, PAGE),
    'them, first': theirs && share(theirs.texts, list, 1),
    'p50 ms': Number(percentile(times, 0.5).toFixed(2)),
    'p95 ms': Number(percentile(times, 0.95).toFixed(2)),
    'them, mean ms': theirs && Number(theirs.time.toFixed(2)),
  };
});
console.log(`Those on the first page of ${PAGE} in percent, spelled in full; names in a field for names`);
console.table(Object.fromEntries(measured.map(({ name, ...figures }) => [name, figures])));

/** Of the whole sets alike, in percent; the others are parts of them. */
const whole = measured.filter(({ name }) => !name.includes('no list holds'));
const missed = (side: 'us' | 'them') =>
  whole.some((each) => each[side] === null)
    ? null
    : whole.reduce((sum, each) => sum + 100 - (each[side] ?? 0), 0) / whole.length;
const [us, them] = [missed('us'), missed('them')];
console.log(
  JSON.stringify({
    bench: 'pinyin',
    ratio: us !== null && them ? Number((us / them).toFixed(3)) : null,
    better: 'lower',
    us: us && Number(us.toFixed(2)),
    them: them && Number(them.toFixed(2)),
    unit: 'percent missed on the first page',
    n: whole.reduce((sum, { n }) => sum + n, 0),
    sets: Object.fromEntries(measured.map(({ name, ...figures }) => [name, { ...figures, limit: LIMIT_MS }])),
  }),
);
