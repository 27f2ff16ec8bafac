/**
 * `npm run bench -- pinyin`: words and names spelled in full, what comes first, what stands among the first ten, and what a portrait screen's
 * first page shows (two rows, four in a field for names), against librime in the same run with pages of the same size. No list is read by the
 * build; the name model was tuned on `names for tuning`, which measures nothing. A key's time is the processor's.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyinData } from '../../renderer/build/pinyin-lexicon.ts';
import { Lexicon } from '../../renderer/engines/lexicon.ts';
import { NameModel } from '../../renderer/engines/names.ts';
import { PinyinEngine, type Writing } from '../../renderer/engines/pinyin.ts';
import { pageStarts } from '../../renderer/input/candidate-pages.ts';
import { nameCeilings } from './name-ceiling.ts';
import { hasRime, type RimeAnswer, rime } from './rime.ts';
import { percentile } from './screen-figures.ts';

const PAGE = 10;
const LIMIT_MS = 5;
/** A portrait screen's list, in letter heights and rows, and more than it ever shows. */
const SCREEN_WIDTH = 22.5;
const ROWS = { text: 2, given: 4, name: 4 } as const;
const SHOWN_MAX = 48;
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
const TUNING = 'names for tuning';
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
  { name: 'names of a third hand (no list holds)', list: labelled('third-hand-names.txt'), writing: 'name' },
  { name: TUNING, list: labelled('tuning-names.txt'), writing: 'name' },
];

const share = (texts: readonly (readonly string[])[], list: readonly Labelled[], count: number) =>
  Number(
    (
      (100 * list.filter(({ text }, at) => texts[at]?.slice(0, count).includes(text)).length) /
      list.length
    ).toFixed(1),
  );

/** Of each list of candidates what a portrait screen's first page shows. */
const firstPages = (texts: readonly (readonly string[])[], writing: Writing) =>
  texts.map((all) => all.slice(0, pageStarts(all, SCREEN_WIDTH, ROWS[writing])[1]));

/** Each key's time too, in milliseconds of processor: the candidates are asked for after each letter. */
function ours(list: readonly Labelled[], writing: Writing) {
  const times: number[] = [];
  const texts = list.map(({ typed }) => {
    let all: string[] = [];
    for (let end = 1; end <= typed.length; end++) {
      const busy = process.cpuUsage();
      const found = engine.candidates(typed.slice(0, end), writing);
      const { user, system } = process.cpuUsage(busy);
      times.push((user + system) / 1000);
      all = found.slice(0, SHOWN_MAX).map(({ text }) => text);
    }
    return all;
  });
  return { texts, times };
}

if (!hasRime())
  console.warn('NO PEER: install librime-dev, rime-data-luna-pinyin and gcc; its side is left out');
ours(people.slice(0, 50), 'text');
const measured = sets.map(({ name, list, writing }) => {
  const { texts, times } = ours(list, writing);
  const theirs: RimeAnswer | null = hasRime()
    ? rime(
        list.map(({ typed }) => typed),
        SHOWN_MAX,
      )
    : null;
  return {
    name,
    n: list.length,
    us: share(firstPages(texts, writing), list, SHOWN_MAX),
    'us, ten': share(texts, list, PAGE),
    'us, first': share(texts, list, 1),
    them: theirs && share(firstPages(theirs.texts, writing), list, SHOWN_MAX),
    'them, ten': theirs && share(theirs.texts, list, PAGE),
    'them, first': theirs && share(theirs.texts, list, 1),
    'p50 ms': Number(percentile(times, 0.5).toFixed(2)),
    'p95 ms': Number(percentile(times, 0.95).toFixed(2)),
    'them, mean ms': theirs && Number(theirs.time.toFixed(2)),
  };
});
console.log(
  "In percent, spelled in full; us and them: on a portrait screen's first page; names in a field for names",
);
console.table(Object.fromEntries(measured.map(({ name, ...figures }) => [name, figures])));
const ceilings = nameCeilings();
console.log('Names that could come first at most, were it known exactly how common each is, in percent');
console.table(ceilings);

/** Of the whole sets alike, in percent; the others are parts of them. */
const whole = measured.filter(({ name }) => !name.includes('no list holds') && name !== TUNING);
type Side = 'us' | 'them' | 'us, ten' | 'them, ten';
const missed = (side: Side) =>
  whole.some((each) => each[side] === null)
    ? null
    : whole.reduce((sum, each) => sum + 100 - (each[side] ?? 0), 0) / whole.length;
const ratio = (us: number | null, them: number | null) =>
  us !== null && them ? Number((us / them).toFixed(3)) : null;
const [us, them] = [missed('us'), missed('them')];
console.log(
  JSON.stringify({
    bench: 'pinyin',
    ratio: ratio(us, them),
    better: 'lower',
    us: us && Number(us.toFixed(2)),
    them: them && Number(them.toFixed(2)),
    unit: "percent missed on a screen's first page",
    'ratio, ten': ratio(missed('us, ten'), missed('them, ten')),
    n: whole.reduce((sum, { n }) => sum + n, 0),
    ceilings,
    sets: Object.fromEntries(measured.map(({ name, ...figures }) => [name, { ...figures, limit: LIMIT_MS }])),
  }),
);
