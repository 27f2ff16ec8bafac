/** Makes the name model's tables at build time: surnames with their readings, and how common characters are in given names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import type { NameData } from '../engines/names.ts';
import { packTexts, type WeightedTexts } from '../engines/weighted-texts.ts';
import { dictionaryPersons, isForTuning, isKeptBack } from './persons.ts';

/** How far each source of given names is believed: jieba's persons, the table of classes, the whole given names by hand. */
const PERSONS_SHARE = 1;
const CLASSES_SHARE = 0.5;
const LISTED_SHARE = 0.3;
/** A character that has not been seen in a place is not impossible there. */
const UNSEEN = 3;
/** What a character that is seldom a whole given name is worth as one. */
const SELDOM_SINGLE = 0.15;
/** How far the persons are believed for given names of one character, beside the classes. */
const SINGLES_BY_PERSONS = 0.2;
/** What any character that ends given names is believed to be one alone. */
const SINGLES_BY_LASTS = 0.05;
/** Quarter-bits that a character's further readings are worth less. */
const RARER_READING = 16;
/** Rarer characters than 32 in a million are left to the characters' own list. */
const LEAST_WEIGHT = 12;

/** Of the people with a given name of two characters, how many have one by hand, and one that some person has, beside those whose characters merely meet. */
const LISTED_PAIRS = 0.4;
const PERSONS_PAIRS = 0.6;
/** What is taken off each pair's persons for chance. */
const CHANCE = 0.6;
/** Rarer pairs than three in two million are left to their characters. */
const LEAST_PAIR = 6;

const READING = /^[a-z]+$/;
const lines = (file: string) =>
  readFileSync(path.join(import.meta.dirname, '../engines/data', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

interface Counts {
  firsts: Map<string, number>;
  lasts: Map<string, number>;
  /** Whole given names of two characters, and of one. */
  pairs: Map<string, number>;
  singles: Map<string, number>;
}

const noCounts = (): Counts => ({
  firsts: new Map(),
  lasts: new Map(),
  pairs: new Map(),
  singles: new Map(),
});

function count(counts: Counts, given: string, people: number): void {
  const [first = '', last] = given;
  const add = (map: Map<string, number>, text: string) => map.set(text, (map.get(text) ?? 0) + people);
  if (last === undefined) {
    add(counts.singles, first);
    return;
  }
  add(counts.firsts, first);
  add(counts.lasts, last);
  add(counts.pairs, given);
}

/** Given names of jieba's persons, each person once, but for those kept back to measure by. */
function givenOfPersons(surnames: ReadonlySet<string>): Counts {
  const counts = noCounts();
  for (const { text } of dictionaryPersons(surnames))
    if (!isKeptBack(text) && !isForTuning(text)) count(counts, text.slice(1), 1);
  return counts;
}

/** given-names.txt, by people. */
function givenByHand(): Counts {
  const counts = noCounts();
  for (const [share = '0', ...texts] of lines('given-names.txt'))
    for (const text of texts) count(counts, text, Number(share));
  return counts;
}

const sumOf = (map: ReadonlyMap<string, number>) => [...map.values()].reduce((sum, one) => sum + one, 0);

/** Counts by text added up, each source by its share of the whole. */
function mixed(parts: readonly (readonly [counts: ReadonlyMap<string, number>, share: number])[]) {
  const all = new Map<string, number>();
  for (const [counts, share] of parts) {
    const total = sumOf(counts);
    for (const [text, people] of counts) all.set(text, (all.get(text) ?? 0) + (share * people) / total);
  }
  return all;
}

type Shares = ReadonlyMap<string, number>;

/** Shares of a whole, as quarter-bits of log2(parts in a million), by reading. */
function weighted(shares: ReadonlyMap<string, number>): WeightedTexts {
  const total = [...shares.values()].reduce((sum, one) => sum + one, 0);
  const byReading = new Map<string, [text: string, weight: number][]>();
  for (const [text, share] of shares) {
    const weight = Math.round(4 * Math.log2((share / total) * 1_000_000));
    const [main] = pinyin(text, { toneType: 'none', type: 'array', v: true });
    const readings = pinyin(text, { multiple: true, toneType: 'none', type: 'array', v: true });
    for (const reading of new Set(readings)) {
      const here = reading === main ? weight : weight - RARER_READING;
      if (here < LEAST_WEIGHT || !READING.test(reading)) continue;
      byReading.set(reading, [...(byReading.get(reading) ?? []), [text, here]]);
    }
  }
  return packed(byReading);
}

function packed(byReading: ReadonlyMap<string, readonly (readonly [string, number])[]>): WeightedTexts {
  return Object.fromEntries([...byReading].map(([reading, texts]) => [reading, packTexts(texts)]));
}

/** Whole given names of two characters that more people have than their characters would have it: what their meeting by chance is worth included. */
function pairsOf(persons: Counts, byHand: Counts, firsts: Shares, lasts: Shares): WeightedTexts {
  const [total, persTotal, handTotal] = [
    sumOf(firsts) * sumOf(lasts),
    sumOf(persons.pairs),
    sumOf(byHand.pairs),
  ];
  const byReading = new Map<string, [text: string, weight: number][]>();
  for (const text of new Set([...byHand.pairs.keys(), ...persons.pairs.keys()])) {
    const [people, hand] = [persons.pairs.get(text) ?? 0, byHand.pairs.get(text) ?? 0];
    const [first = '', last = ''] = text;
    const share =
      (LISTED_PAIRS * hand) / handTotal +
      (PERSONS_PAIRS * Math.max(0, people - CHANCE)) / persTotal +
      ((firsts.get(first) ?? 0) * (lasts.get(last) ?? 0)) / total;
    const reading = pinyin(text, { toneType: 'none', v: true });
    const weight = Math.round(4 * Math.log2(share * 1_000_000));
    if (weight >= LEAST_PAIR) byReading.set(reading, [...(byReading.get(reading) ?? []), [text, weight]]);
  }
  return packed(byReading);
}

export function nameTable(): NameData {
  const surnames = new Map<string, [string, number][]>();
  const known = new Set<string>();
  for (const [text = '', percent = '0', ...syllables] of lines('surnames.txt')) {
    const reading = syllables.join(' ');
    const weight = Math.round(4 * Math.log2(Number(percent) * 10_000));
    surnames.set(reading, [...(surnames.get(reading) ?? []), [text, weight]]);
    known.add(text);
  }
  const common = new Map<string, number>();
  const alone = new Set<string>();
  for (const [kind, characters = ''] of lines('given-characters.txt')) {
    for (const character of characters) {
      if (kind === 'single') alone.add(character);
      else common.set(character, Number(kind));
    }
  }
  const [persons, byHand] = [givenOfPersons(known), givenByHand()];
  /** The classes know no places: persons tell how often a character stands first. */
  const placed = noCounts();
  for (const [character, people] of common) {
    const first = persons.firsts.get(character) ?? 0;
    const ahead = (first + UNSEEN) / (first + (persons.lasts.get(character) ?? 0) + 2 * UNSEEN);
    placed.firsts.set(character, people * ahead);
    placed.lasts.set(character, people * (1 - ahead));
    placed.singles.set(character, people * (alone.has(character) ? 1 : SELDOM_SINGLE));
  }
  const shares = (place: 'firsts' | 'lasts') =>
    mixed([
      [persons[place], PERSONS_SHARE],
      [placed[place], CLASSES_SHARE],
      [byHand[place], LISTED_SHARE],
    ]);
  const [firsts, lasts] = [shares('firsts'), shares('lasts')];
  return {
    surnames: packed(surnames),
    firsts: weighted(firsts),
    lasts: weighted(lasts),
    givens: pairsOf(persons, byHand, firsts, lasts),
    singles: weighted(
      mixed([
        [persons.singles, SINGLES_BY_PERSONS],
        [placed.singles, 1 - SINGLES_BY_PERSONS],
        [lasts, SINGLES_BY_LASTS],
      ]),
    ),
  };
}
