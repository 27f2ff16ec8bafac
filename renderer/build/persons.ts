/** The persons of jieba's dictionary: what given names are learnt from, and those kept back to measure by. */
import { dict } from '@node-rs/jieba/dict.js';

/** One person in forty is kept from the build to be measured by, and another one to be tuned on. */
const KEPT_BACK = 40;
/** In characters: a surname and a given name of one or two. */
const LONGEST = 3;

/** FNV-1a, mixed: the same parts of the dictionary whatever its order. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (state ^ (state >>> 15)) >>> 0;
}

/** Whom the figures are measured by (public-names.txt); nobody looks at what is missed among them. */
export const isKeptBack = (person: string) => hash(person) % KEPT_BACK === 0;

/** Whom the models are tuned on. */
export const isForTuning = (person: string) => hash(person) % KEPT_BACK === 1;

/** Whole names with a surname of one character that is among `surnames`, and how often the dictionary's corpus says each. */
export function dictionaryPersons(surnames: ReadonlySet<string>): { text: string; count: number }[] {
  return [...new TextDecoder().decode(dict).matchAll(/^(\p{Script=Han}+) (\d+) nr$/gmu)].flatMap(
    ([, text = '', count]) => {
      const [surname = '', ...given] = text;
      const isName = surnames.has(surname) && given.length > 0 && text.length <= LONGEST;
      return isName ? [{ text, count: Number(count) }] : [];
    },
  );
}
