/** Makes the name model's tables at build time: surnames with their readings, and how common characters are in given names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import type { NameData } from '../engines/names.ts';
import { packTexts, type WeightedTexts } from '../engines/weighted-texts.ts';

/** How far jieba's persons (old, famous and mostly men) are believed beside the table of classes. */
const DICTIONARY_SHARE = 0.1;
/** A character that has not been seen in a place is not impossible there. */
const UNSEEN = 3;
/** What a character that is seldom a whole given name is worth as one. */
const SELDOM_SINGLE = 0.15;
/** Quarter-bits that a character's further readings are worth less. */
const RARER_READING = 16;
/** Rarer characters than 32 in a million are left to the characters' own list. */
const LEAST_WEIGHT = 20;

/** Of the people with a given name of two characters, how many have one of given-names.txt. */
const LISTED_SHARE = 0.5;

const READING = /^[a-z]+$/;
const lines = (file: string) =>
  readFileSync(path.join(import.meta.dirname, '../engines/data', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

interface Counts {
  firsts: Map<string, number>;
  lasts: Map<string, number>;
}

/** Characters by place in the three-character persons of jieba's dictionary, each person once. */
function personsOf(surnames: ReadonlySet<string>): Counts {
  const counts: Counts = { firsts: new Map(), lasts: new Map() };
  for (const [, text = ''] of new TextDecoder().decode(dict).matchAll(/^(\S+) \d+ nr$/gmu)) {
    const [surname = '', first, last, ...more] = text;
    if (!surnames.has(surname) || first === undefined || last === undefined || more.length > 0) continue;
    counts.firsts.set(first, (counts.firsts.get(first) ?? 0) + 1);
    counts.lasts.set(last, (counts.lasts.get(last) ?? 0) + 1);
  }
  return counts;
}

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

/** Characters by place in given-names.txt, by people. */
function placesInGivenNames(): Counts {
  const counts: Counts = { firsts: new Map(), lasts: new Map() };
  for (const [share = '0', ...texts] of lines('given-names.txt')) {
    for (const [first = '', last = ''] of texts) {
      counts.firsts.set(first, (counts.firsts.get(first) ?? 0) + Number(share));
      counts.lasts.set(last, (counts.lasts.get(last) ?? 0) + Number(share));
    }
  }
  return counts;
}

/** Whole given names of two characters that many people have. */
function commonGivenNames(): WeightedTexts {
  const names = lines('given-names.txt').flatMap(([share = '0', ...texts]) =>
    texts.map((text): [string, number] => [text, Number(share)]),
  );
  const total = names.reduce((sum, [, share]) => sum + share, 0);
  const byReading = new Map<string, [text: string, weight: number][]>();
  for (const [text, share] of names) {
    const reading = pinyin(text, { toneType: 'none', v: true });
    const weight = Math.round(4 * Math.log2((share / total) * LISTED_SHARE * 1_000_000));
    byReading.set(reading, [...(byReading.get(reading) ?? []), [text, weight]]);
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
  const listed = placesInGivenNames();
  const persons = personsOf(known);
  const total = [...persons.firsts.values()].reduce((sum, one) => sum + one, 0);
  const shares = { firsts: new Map<string, number>(), lasts: new Map<string, number>() };
  const singles = new Map<string, number>();
  for (const character of new Set([
    ...common.keys(),
    ...persons.firsts.keys(),
    ...persons.lasts.keys(),
    ...listed.firsts.keys(),
    ...listed.lasts.keys(),
  ])) {
    const first = persons.firsts.get(character) ?? 0;
    const last = persons.lasts.get(character) ?? 0;
    const seen = ((first + last) / total) * 1_000_000 * DICTIONARY_SHARE;
    const use = (common.get(character) ?? 0) + seen;
    const ahead = (first + UNSEEN) / (first + last + 2 * UNSEEN);
    shares.firsts.set(character, use * ahead + (listed.firsts.get(character) ?? 0));
    shares.lasts.set(character, use * (1 - ahead) + (listed.lasts.get(character) ?? 0));
    singles.set(character, use * (alone.has(character) ? 1 : SELDOM_SINGLE));
  }
  return {
    surnames: packed(surnames),
    firsts: weighted(shares.firsts),
    lasts: weighted(shares.lasts),
    givens: commonGivenNames(),
    singles: weighted(singles),
  };
}
