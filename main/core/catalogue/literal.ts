/** Finds items whose name or common words hold what was typed as it stands: characters, pinyin, initials, one after the other. */
import type { ItemSummary } from '../model/item.ts';
import { LetterPairs, pairsIn } from './letter-pairs.ts';
import { foldQuery, HAN, type ReadableText, readText } from './pinyin-text.ts';
import { keywordScore, LEAST, nameScore } from './rank.ts';

/** `keywords`: the words that people use for the item. */
export type SearchableItem = ItemSummary & { keywords: readonly string[] };

export type Indexed = {
  at: number;
  summary: ItemSummary;
  code: string;
  name: ReadableText;
  department: ReadableText;
  words: { text: ReadableText; keyword: string }[];
};
/** `text` of the item's name (`isName`) or of one of its common words. */
type Entry = { item: Indexed; text: ReadableText; isName: boolean };
/** Places in the list of entries, by what a query for them begins with or holds. */
type Postings = ReadonlyMap<string, readonly number[]>;

export function readItems(items: readonly SearchableItem[]): Indexed[] {
  const departments = new Map<string, ReadableText>();
  const departmentOf = (name: string) => {
    const read = departments.get(name) ?? readText(name);
    departments.set(name, read);
    return read;
  };
  return items.map(({ keywords, ...summary }, at) => {
    const words = keywords.filter((keyword) => keyword !== summary.name);
    return {
      at,
      summary,
      code: foldQuery(summary.code),
      name: readText(summary.name),
      department: departmentOf(summary.departmentName),
      words: words.map((keyword) => ({ text: readText(keyword), keyword })),
    };
  });
}

/** The rank and place of each item that fits a folded query, by the item's index; below 0 where it does not. */
export type Literal = (query: string) => Int32Array;

export function createLiteral(indexed: readonly Indexed[]): Literal {
  const byCode = new Map(indexed.map((item) => [item.code, item]));
  const entries = indexed.flatMap((item): Entry[] => [
    { item, text: item.name, isName: true },
    ...item.words.map(({ text }) => ({ item, text, isName: false })),
  ]);
  const texts = entries.map(({ text }) => text);
  const postings = indexBeginnings(texts);
  const letterPairs = new LetterPairs(texts);

  return (query) => {
    const scores = new Int32Array(indexed.length).fill(-1);
    const named = byCode.get(query);
    if (named) scores[named.at] = LEAST;
    const needed = HAN.test(query) ? [] : pairsIn(query);
    for (const at of candidates(postings, query)) {
      const entry = letterPairs.canSpell(at, needed) && entries[at];
      if (!entry) continue;
      const { item, text, isName } = entry;
      const score = isName ? nameScore(text, query) : keywordScore(text, query);
      const known = scores[item.at] ?? -1;
      if (score >= 0 && (known < 0 || score < known)) scores[item.at] = score;
    }
    return scores;
  };
}

/**
 * Those that a query may match: of a Chinese one those with its rarest Chinese character, since each must be there, together or
 * apart; of any other those that a word with its first two characters may begin in.
 */
function candidates(postings: Postings, query: string): readonly number[] {
  const chinese = [...query].filter((character) => HAN.test(character));
  const keys = chinese.length > 0 ? chinese : [query.slice(0, 2)];
  return keys
    .map((key) => postings.get(key) ?? [])
    .reduce((rarest, having) => (having.length < rarest.length ? having : rarest));
}

/** Which texts a query with a given beginning can match: each character as itself or as the letters of its syllable. */
function indexBeginnings(texts: readonly ReadableText[]): Postings {
  const postings = new Map<string, number[]>();
  for (const [at, text] of texts.entries()) {
    for (const key of beginningsOf(text)) {
      const list = postings.get(key);
      if (list) list.push(at);
      else postings.set(key, [at]);
    }
  }
  return postings;
}

function beginningsOf({ folded, initials, syllables }: ReadableText): Set<string> {
  const keys = new Set<string>();
  for (let at = 0; at < folded.length; at++) {
    const initial = initials.charAt(at);
    keys.add(folded.charAt(at)).add(initial);
    const second = syllables[at]?.charAt(1);
    if (second) keys.add(initial + second);
    if (at + 1 === folded.length) continue;
    for (const next of [folded.charAt(at + 1), initials.charAt(at + 1)]) {
      keys.add(initial + next);
    }
  }
  return keys;
}
