/** Finds items by name, pinyin, initials and common words; ranked, with the matched part of the name marked. */
import type { Service } from '../model/draft.ts';
import type { ItemSummary } from '../model/item.ts';
import type { SearchHit } from './contract.ts';
import { LetterPairs, pairsIn } from './letter-pairs.ts';
import { foldQuery, type ReadableText, readText } from './pinyin-text.ts';
import { keywordScore, LEAST, nameMarks, nameScore } from './rank.ts';

/** `keywords`: the words that people use for the item. */
export type SearchableItem = ItemSummary & { keywords: readonly string[] };
export type SearchOptions = { service?: Service | undefined; limit: number };
export type Search = (text: string, options: SearchOptions) => SearchHit[];

type Indexed = {
  at: number;
  summary: ItemSummary;
  code: string;
  name: ReadableText;
  words: { text: ReadableText; keyword: string }[];
};
/** `text` of the item's name (`isName`) or of one of its common words. */
type Entry = { item: Indexed; text: ReadableText; isName: boolean };
/** Places in the list of entries, by what a query for them begins with or holds. */
type Postings = ReadonlyMap<string, readonly number[]>;

/** Name lengths below this break ties: the shorter name is the likelier. */
const LENGTHS = 64;
/** Above any number of items. */
const ITEMS = 1 << 20;
const HAN = /\p{Script=Han}/u;

/** Builds the index once; a query then costs well under a millisecond on some hundred items. */
export function createSearch(items: readonly SearchableItem[]): Search {
  const indexed = items.map(({ keywords, ...summary }, at): Indexed => {
    const words = keywords.filter((keyword) => keyword !== summary.name);
    return {
      at,
      summary,
      code: foldQuery(summary.code),
      name: readText(summary.name),
      words: words.map((keyword) => ({ text: readText(keyword), keyword })),
    };
  });
  const byCode = new Map(indexed.map((item) => [item.code, item]));
  const entries = indexed.flatMap((item): Entry[] => [
    { item, text: item.name, isName: true },
    ...item.words.map(({ text }) => ({ item, text, isName: false })),
  ]);
  const texts = entries.map(({ text }) => text);
  const postings = indexBeginnings(texts);
  const letterPairs = new LetterPairs(texts);

  return (text, { service, limit }) => {
    const query = foldQuery(text);
    if (query === '') return [];
    const offers = ({ summary }: Indexed) => !service || summary.services.includes(service);
    const scores = new Int32Array(indexed.length).fill(-1);
    const named = byCode.get(query);
    if (named && offers(named)) scores[named.at] = LEAST;
    const needed = HAN.test(query) ? [] : pairsIn(query);
    for (const at of candidates(postings, query)) {
      const entry = letterPairs.canSpell(at, needed) && entries[at];
      if (!entry || !offers(entry.item)) continue;
      const { item, text, isName } = entry;
      const score = isName ? nameScore(text, query) : keywordScore(text, query);
      const known = scores[item.at] ?? -1;
      if (score >= 0 && (known < 0 || score < known)) scores[item.at] = score;
    }
    return topOf(indexed, scores, limit).flatMap((at) => {
      const item = indexed[at];
      return item ? [hitOf(item, query)] : [];
    });
  };
}

/** The items' indices, best score first, then the shorter name, then the catalogue's order. A score below 0 is none. */
function topOf(items: readonly Indexed[], scores: Int32Array, limit: number): number[] {
  const keys = new Float64Array(items.length);
  let filled = 0;
  for (const item of items) {
    const score = scores[item.at] ?? -1;
    if (score < 0) continue;
    const length = Math.min(item.summary.name.length, LENGTHS - 1);
    keys[filled++] = (score * LENGTHS + length) * ITEMS + item.at;
  }
  return [...keys.subarray(0, filled).sort().subarray(0, limit)].map((key) => key % ITEMS);
}

function hitOf({ summary, name, words }: Indexed, query: string): SearchHit {
  const marks = nameMarks(name, query);
  if (marks) return { item: summary, marks, keyword: null };
  let keyword: string | null = null;
  let best = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const score = keywordScore(word.text, query);
    if (score >= 0 && score < best) [best, keyword] = [score, word.keyword];
  }
  return { item: summary, marks: [], keyword };
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
