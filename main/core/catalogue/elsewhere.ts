/** Answers for what is not done at the hall but asked for there: where to go. */
import type { Elsewhere } from './contract.ts';
import type { ElsewhereEntry } from './entries.ts';
import { foldQuery, HAN, readText } from './pinyin-text.ts';

/** Null where what was typed speaks of none of them. */
export type FindElsewhere = (text: string) => Elsewhere | null;

/** Letters that fewer syllables than these spell are in too many words. */
const LEAST_LETTERS = 5;

export function createElsewhere(entries: readonly ElsewhereEntry[]): FindElsewhere {
  const words = entries.flatMap(({ name, words, where }) =>
    words.map((word) => {
      const { folded, syllables } = readText(word);
      return { folded, letters: syllables.join(''), answer: { name, where } };
    }),
  );
  // The longest says most: 电动车上牌 is no 上牌.
  words.sort((a, b) => b.folded.length - a.folded.length);
  return (text) => {
    const query = foldQuery(text);
    const found = HAN.test(query)
      ? words.find(({ folded }) => query.includes(folded))
      : words.find(({ folded, letters }) =>
          // A number or a Latin word, such as 110 or ETC, is said as a whole.
          HAN.test(folded) ? letters.length >= LEAST_LETTERS && query.includes(letters) : query === folded,
        );
    return found?.answer ?? null;
  };
}
