/** Answers for what is not done at the hall but asked for there: where to go. */
import type { Elsewhere } from './contract.ts';
import type { ElsewhereEntry } from './entries.ts';
import { foldQuery, HAN, readText } from './pinyin-text.ts';

/** Null where what was typed speaks of none of them. */
export type FindElsewhere = (text: string) => Elsewhere | null;

/** Letters that fewer syllables than these spell are in too many words. */
const LEAST_LETTERS = 5;
/** How many characters may stand beside a word that says it alone: 去, 在哪, 怎么. */
const BESIDE = 2;

export function createElsewhere(entries: readonly ElsewhereEntry[]): FindElsewhere {
  const words = entries.flatMap(({ words, alone, ...answer }) => [
    ...words.map((word) => read(word, Number.POSITIVE_INFINITY, answer)),
    ...alone.map((word) => read(word, BESIDE, answer)),
  ]);
  // The longest says most: 电动车上牌 is no 上牌.
  words.sort((a, b) => b.folded.length - a.folded.length);
  return (text) => {
    const query = foldQuery(text);
    const isSaid = HAN.test(query) ? inCharacters(query) : inLetters(query);
    return words.find(isSaid)?.answer ?? null;
  };
}

/** `beside`: how many characters of other words may stand beside it. */
type Word = { folded: string; letters: string; beside: number; answer: Elsewhere };

function read(word: string, beside: number, answer: Elsewhere): Word {
  const { folded, syllables } = readText(word);
  return { folded, letters: syllables.join(''), beside, answer };
}

const inCharacters =
  (query: string) =>
  ({ folded, beside }: Word) =>
    query.includes(folded) && query.length - folded.length <= beside;

/** A number or a Latin word, such as 110 or ETC, is said as a whole. */
const inLetters =
  (query: string) =>
  ({ folded, letters, beside }: Word) => {
    if (!HAN.test(folded)) return query === folded;
    return beside === BESIDE ? query === letters : letters.length >= LEAST_LETTERS && query.includes(letters);
  };
