/** The words of the kiosk's catalogue, with how often it says them: made at build time, so a new item's words come with its data. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { LONGEST_WORD } from '../engines/lexicon.ts';

const FOLDER = path.join(import.meta.dirname, '../../kiosk-config/catalogue');
/** The members of the catalogue's entries that citizens read or type. */
const SPOKEN = new Set(['name', 'shortName', 'scope', 'label', 'options', 'keywords']);
/** Neighbouring words are a phrase once they stand together in so many different texts. */
const LEAST_TEXTS = 3;

const HAN_RUN = /\p{Script=Han}+/gu;

/** Every text that is shown, as often as it stands there. */
function texts(folder: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, spoken: boolean): void => {
    if (typeof value === 'string') {
      if (spoken) found.push(value);
    } else if (Array.isArray(value)) {
      for (const each of value) walk(each, spoken);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, each] of Object.entries(value)) walk(each, SPOKEN.has(key));
    }
  };
  for (const file of globSync('**/*.json', { cwd: folder }).sort())
    walk(JSON.parse(readFileSync(path.join(folder, file), 'utf8')), false);
  return found;
}

/** Words, whole runs of characters, and phrases of two or three words: text → how often the catalogue says it. */
export function catalogueWords(folder = FOLDER): Map<string, number> {
  const jieba = Jieba.withDict(dict);
  const times = new Map<string, number>();
  for (const text of texts(folder)) {
    for (const [run] of text.matchAll(HAN_RUN)) times.set(run, (times.get(run) ?? 0) + 1);
  }
  const said = new Map<string, number>();
  const phrases = new Map<string, { uses: number; runs: number }>();
  const count = (text: string, uses: number) => said.set(text, (said.get(text) ?? 0) + uses);
  for (const [run, uses] of times) {
    const words = jieba.cut(run, true);
    if (words.length > 1 && run.length <= LONGEST_WORD) count(run, uses);
    for (const [at, word] of words.entries()) {
      if (word.length > 1 && word.length <= LONGEST_WORD) count(word, uses);
      for (const length of [2, 3]) {
        const phrase = words.slice(at, at + length).join('');
        if (at + length > words.length || phrase.length > LONGEST_WORD || phrase === run) continue;
        const known = phrases.get(phrase) ?? { uses: 0, runs: 0 };
        phrases.set(phrase, { uses: known.uses + uses, runs: known.runs + 1 });
      }
    }
  }
  for (const [phrase, { uses, runs }] of phrases) {
    if (runs >= LEAST_TEXTS) count(phrase, uses);
  }
  return said;
}
