import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../renderer/input/lexicon.ts';
import { LIUYANG_PLACES } from '../../../renderer/input/local-words.ts';
import { NameModel } from '../../../renderer/input/names.ts';
import { PinyinEngine } from '../../../renderer/input/pinyin.ts';
import { pinyinData } from '../../../renderer/input/pinyin-lexicon.ts';

const data = pinyinData();
const lexicon = new Lexicon(data.words);
const people = new NameModel(data.names);
const engine = new PinyinEngine(lexicon, people);
const first = (typed: string) => engine.candidates(typed)[0]?.text;
const texts = (typed: string, count = 9) =>
  engine
    .candidates(typed)
    .slice(0, count)
    .map((candidate) => candidate.text);

const labelled = (file: string) =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [text = '', ...syllables] = line.split(' ');
      return [text, syllables.join(' ').replaceAll('ü', 'v')];
    });
const commonWords = labelled('common-words.txt');
/** Chosen and read by hand, whatever the lexicon holds: what people type at this hall, and whole names. */
const hallWords = labelled('hall-words.txt');
const names = labelled('names.txt');

describe('accuracy on labelled words', () => {
  const places = Object.entries(LIUYANG_PLACES);
  /** Where the wanted word stands among the candidates; -1 past the first page. */
  const ranks = (set: readonly (readonly [string, string])[]) =>
    set.map(([text, reading]) => texts(reading.replaceAll(' ', '')).indexOf(text));
  const share = (found: readonly number[], wanted: (rank: number) => boolean) =>
    found.filter(wanted).length / found.length;

  test('first candidate over 2,000 common words and the places of Liuyang', () => {
    expect(commonWords.length).toBeGreaterThanOrEqual(2000);
    const found = ranks([...commonWords, ...places]);
    const firstRate = share(found, (rank) => rank === 0);
    const pageRate = share(found, (rank) => rank >= 0);
    const placeRate = share(found.slice(commonWords.length), (rank) => rank === 0);
    console.info(
      `pinyin: ${commonWords.length + places.length} words, first candidate ${(firstRate * 100).toFixed(1)} %, ` +
        `first page ${(pageRate * 100).toFixed(1)} %; ${places.length} places first ${(placeRate * 100).toFixed(1)} %`,
    );
    expect(firstRate).toBeGreaterThanOrEqual(0.9);
    expect(pageRate).toBeGreaterThanOrEqual(0.99);
    expect(placeRate).toBeGreaterThanOrEqual(0.95);
  }, 60_000);

  test('words of this hall and names, which no lexicon was asked for', () => {
    const [words, people] = [ranks(hallWords), ranks(names)];
    const known = new Set(JSON.stringify(data.words).match(/\p{Script=Han}+/gu));
    const unlisted = hallWords.filter(([text]) => !known.has(text)).length;
    const percent = (found: readonly number[], least: number) =>
      (share(found, (rank) => rank >= 0 && rank <= least) * 100).toFixed(1);
    console.info(
      `pinyin, independent: ${words.length} words (${unlisted} not in the lexicon) first ${percent(words, 0)} %, first page ${percent(words, 8)} %; ` +
        `${people.length} names first ${percent(people, 0)} %, first page ${percent(people, 8)} %`,
    );
    // What is known to be missing (whole names, 某某证, the neighbouring towns) stays counted.
    expect(share(words, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.75);
  }, 60_000);
});

describe('ways to type', () => {
  test('a sentence of several words', () => {
    expect(first('hunanshengliuyangshi')).toBe('湖南省浏阳市');
  });

  test('initials', () => {
    expect(texts('lysh')).toContain('浏阳市');
    expect(texts('sydj')).toContain('失业登记');
  });

  test('syllables mixed with initials, and an unfinished end', () => {
    expect(texts('liuys')).toContain('浏阳市');
    expect(texts('liuyan')).toContain('浏阳');
  });

  test.each([
    ['niuyang', '浏阳'],
    ['zongguo', '中国'],
    ['sengfenzeng', '身份证'],
    ['funan', '湖南'],
    ['cangsa', '长沙'],
    ['xinmin', '姓名'],
  ])('local accent: %s offers %s', (typed, wanted) => {
    expect(texts(typed, 12)).toContain(wanted);
  });

  test('a choice uses up its own letters only', () => {
    const head = engine.candidates('liuyangshi').find((candidate) => candidate.text === '浏');
    expect(head?.letters).toBe(3);
  });

  test('every letter offers something', () => {
    for (const letter of 'abcdefghjklmnopqrstwxyz')
      expect(engine.candidates(letter).length).toBeGreaterThan(0);
  });
});

describe('learning', () => {
  test('a chosen word comes first until the session ends', () => {
    const session = new PinyinEngine(lexicon, people);
    const [usual, other] = session.candidates('shishi').map((candidate) => candidate.text);
    for (let times = 0; times < 4; times++) session.learn(other ?? '');
    expect(session.candidates('shishi')[0]?.text).toBe(other);
    session.forget();
    expect(session.candidates('shishi')[0]?.text).toBe(usual);
  });
});
