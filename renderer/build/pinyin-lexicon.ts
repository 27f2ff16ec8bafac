/** Makes the pinyin keyboard's lexicon at build time: each reading with its words and characters and how common they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dict } from '@node-rs/jieba/dict.js';
import { pinyin } from 'pinyin-pro';
import { packLexicon } from '../engines/lexicon.ts';
import type { NameData } from '../engines/names.ts';
import { packTexts, unpackTexts, type WeightedTexts } from '../engines/weighted-texts.ts';
import { catalogueWords } from './catalogue-words.ts';
import { LOCAL_WORDS, PLACE_READINGS } from './local-words.ts';
import { nameTable } from './name-table.ts';
import { places } from './places.ts';

/** Weight of the hall's own words, in quarter-bits of log2(count): as common as 单位. */
const LOCAL_WEIGHT = 60;
/** Words by hand of what halls do. */
const SERVICE_WEIGHT = 44;
/** How often the general corpus would have to say a word to count as much as the catalogue saying it once. */
const CATALOGUE_SHARE = 300;
/** What the catalogue says everywhere (and every form's own words) is as common as the hall's words, not commoner. */
const CATALOGUE_MAX = 64;
/** What a second reading of a character is worth less, unless its words prove otherwise. */
const RARER_READING = 10;
/** GBK's further characters: there, but last. */
const RARE_WEIGHT = 1;

/** Of a word, in the general dictionary's corpus of 60 million. */
const LEAST_COUNT = 5;
/** How the dictionary marks a person, whose name is the name model's. */
const PERSON = 'nr';

const READING = /^[a-z]+$/;
const read = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

/** `weight word word …` a line. */
function words(name = 'words.txt'): [text: string, weight: number][] {
  const file = readFileSync(path.join(import.meta.dirname, '../engines/data', name), 'utf8');
  return file
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [weight = '0', ...texts] = line.split(' ');
      return texts.map((text): [string, number] => [text, Number(weight)]);
    });
}

/** How common each character is, in quarter-bits of log2(count). */
export function characterWeights(): Map<string, number> {
  return new Map(words().filter(([text]) => [...text].length === 1));
}

/** All of GBK's ideographs. */
function gbkIdeographs(): string[] {
  const decoder = new TextDecoder('gbk');
  const found: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
}

/** What people ask for at a hall. */
function serviceWords(): [text: string, weight: number][] {
  const file = readFileSync(path.join(import.meta.dirname, '../engines/data', 'service-words.txt'), 'utf8');
  return file
    .trim()
    .split(/\s+/)
    .map((text): [string, number] => [text, SERVICE_WEIGHT]);
}

/** Rarer words of the general dictionary, beyond words.txt. */
function rarerWords(): [text: string, weight: number][] {
  return [...new TextDecoder().decode(dict).matchAll(/^(\p{Script=Han}{2,6}) (\d+) (\w*)/gmu)].flatMap(
    ([, text = '', count, kind]): [string, number][] =>
      kind !== PERSON && Number(count) >= LEAST_COUNT
        ? [[text, Math.round(4 * Math.log2(Number(count)))]]
        : [],
  );
}

export function pinyinLexicon(): WeightedTexts {
  const byReading = new Map<string, Map<string, number>>();
  const add = (reading: readonly string[], text: string, weight: number) => {
    if (!reading.every((syllable) => READING.test(syllable))) return;
    const key = reading.join(' ');
    const known = byReading.get(key) ?? new Map<string, number>();
    known.set(text, Math.max(known.get(text) ?? 0, weight));
    byReading.set(key, known);
  };
  /** Character → its own weight; and reading → how much of its words' use is in that reading. */
  const characters = new Map<string, number>();
  const uses = new Map<string, Map<string, number>>();
  for (const [text, weight] of words()) {
    if ([...text].length === 1) {
      characters.set(text, weight);
      continue;
    }
    const reading = read(text);
    add(reading, text, weight);
    for (const [at, character] of [...text].entries()) {
      const syllable = reading[at] ?? '';
      const use = uses.get(character) ?? new Map<string, number>();
      use.set(syllable, (use.get(syllable) ?? 0) + 2 ** (weight / 4));
      uses.set(character, use);
    }
  }
  for (const character of gbkIdeographs()) {
    if (!characters.has(character)) characters.set(character, RARE_WEIGHT);
  }
  for (const [character, weight] of characters) {
    const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
    const [main] = read(character);
    const use = uses.get(character);
    const total = [...(use?.values() ?? [])].reduce((sum, one) => sum + one, 0);
    for (const syllable of new Set(readings)) {
      const share = total > 0 ? (use?.get(syllable) ?? 0) / total : 0;
      const proven = share > 0 ? Math.log2(share) * 4 : Number.NEGATIVE_INFINITY;
      const less = syllable === main ? 0 : Math.max(proven, -RARER_READING * 3);
      add([syllable], character, Math.max(0, Math.round(weight + less)));
    }
  }
  const general = new Map(words());
  for (const [text, weight] of [...rarerWords(), ...words('law-words.txt'), ...serviceWords()]) {
    if (text.length > 1 && (general.get(text) ?? -1) < weight) {
      general.set(text, weight);
      add(read(text), text, weight);
    }
  }
  for (const [text, uses] of catalogueWords()) {
    const known = general.get(text);
    const count = (known === undefined ? 0 : 2 ** (known / 4)) + uses * CATALOGUE_SHARE;
    add(read(text), text, Math.max(known ?? 0, Math.min(CATALOGUE_MAX, Math.round(4 * Math.log2(count)))));
  }
  for (const [text, weight] of places()) add(PLACE_READINGS[text]?.split(' ') ?? read(text), text, weight);
  for (const [text, reading] of Object.entries(LOCAL_WORDS)) add(reading.split(' '), text, LOCAL_WEIGHT);
  return Object.fromEntries(
    [...byReading].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, known]) => [key, packTexts(known)]),
  );
}

/** What it costs that a word goes on behind its end, in quarter-bits. */
const TAIL_COST = 10;
/** Characters that end fewer words are no tails. */
const LEAST_TAILS = 4;

/** Character → how likely it is to be a word's tail, as 证 in 健康证: counted over the words that are a word and a character more. */
export function tailsOf(lexicon: WeightedTexts): Record<string, number> {
  const words = new Set(Object.values(lexicon).flatMap((list) => unpackTexts(list).map(({ text }) => text)));
  const times = new Map<string, number>();
  for (const word of words) {
    const [head, tail] = [word.slice(0, -1), word.slice(-1)];
    if (head.length > 1 && words.has(head)) times.set(tail, (times.get(tail) ?? 0) + 1);
  }
  const total = [...times.values()].reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(
    [...times]
      .filter(([, count]) => count >= LEAST_TAILS)
      .map(([tail, count]) => [tail, Math.round(4 * Math.log2(count / total)) - TAIL_COST]),
  );
}

export interface BuiltPinyin {
  /** Laid out as in engines/lexicon.ts. */
  words: Uint8Array;
  names: NameData;
  tails: Record<string, number>;
}

/** All that the keyboard's engine knows. */
export function pinyinData(): BuiltPinyin {
  const lexicon = pinyinLexicon();
  return { words: packLexicon(lexicon), names: nameTable(), tails: tailsOf(lexicon) };
}
