/** Finds items by name, pinyin, initials and common words; ranked, with the matched part of the name marked. */
import type { Service } from '../session/draft.ts';
import type { SearchHit } from './contract.ts';
import type { ItemSummary } from './item.ts';
import { foldQuery, matchAt, matchScattered, type ReadableText, readText } from './pinyin-text.ts';

/** `keywords`: the words that people use for the item. */
export type SearchableItem = ItemSummary & { keywords: readonly string[] };
export type SearchOptions = { service?: Service | undefined; limit: number };
export type Search = (text: string, options: SearchOptions) => SearchHit[];

/** Lower is better. A common word matched whole says more than scattered letters, so it stands before them. */
const RANK = {
  exact: 0,
  prefix: 1,
  substring: 2,
  keywordExact: 3,
  pinyinPrefix: 4,
  pinyinInside: 5,
  scattered: 6,
  initialsPrefix: 7,
  initialsInside: 8,
  keywordPart: 9,
  keywordInitials: 10,
} as const;

type Mark = [number, number];
type Match = { rank: number; at: number; marks: Mark[] };
/** One name or common word of one item. */
type Entry = { item: number; text: ReadableText; keyword: string | null };
type Found = { item: number; name: Match | null; word: Match | null; keyword: string | null };

/** Builds the index once; a query then costs well under a millisecond on some hundred items. */
export function createSearch(items: readonly SearchableItem[]): Search {
  const entries = items.flatMap((item, at): Entry[] => [
    { item: at, text: readText(item.name), keyword: null },
    ...item.keywords
      .filter((keyword) => keyword !== item.name)
      .map((keyword) => ({ item: at, text: readText(keyword), keyword })),
  ]);
  const summaries = items.map(({ keywords: _, ...summary }): ItemSummary => summary);
  const codes = items.map(({ code }) => foldQuery(code));
  const postings = indexFirsts(entries);

  return (text, { service, limit }) => {
    const query = foldQuery(text);
    if (query === '') return [];
    const found = new Map<number, Found>();
    const offers = (item: number) => !service || items[item]?.services.includes(service);
    const byCode = codes.indexOf(query);
    if (byCode >= 0 && offers(byCode)) {
      const name = { rank: RANK.exact, at: 0, marks: [] };
      found.set(byCode, { item: byCode, name, word: null, keyword: null });
    }
    for (const entry of postings.get(query.charAt(0)) ?? []) {
      if (!offers(entry.item)) continue;
      const match = entry.keyword === null ? matchName(entry.text, query) : matchKeyword(entry.text, query);
      if (!match) continue;
      const hit = found.get(entry.item) ?? { item: entry.item, name: null, word: null, keyword: null };
      if (entry.keyword === null) hit.name = match;
      else if (!hit.word || compare(match, hit.word) < 0) {
        hit.word = match;
        hit.keyword = entry.keyword;
      }
      found.set(entry.item, hit);
    }
    return [...found.values()]
      .sort((a, b) => compare(best(a), best(b)) || nameLength(a) - nameLength(b) || a.item - b.item)
      .slice(0, limit)
      .flatMap(({ item, name, keyword }) => {
        const summary = summaries[item];
        return summary ? [{ item: summary, marks: name?.marks ?? [], keyword: name ? null : keyword }] : [];
      });
  };

  function nameLength({ item }: Found): number {
    return items[item]?.name.length ?? 0;
  }
}

/** Which entries hold a character, or a syllable that begins with it: a query looks only at those of its first. */
function indexFirsts(entries: readonly Entry[]): Map<string, Entry[]> {
  const postings = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const first of new Set(entry.text.folded + entry.text.initials)) {
      const list = postings.get(first);
      if (list) list.push(entry);
      else postings.set(first, [entry]);
    }
  }
  return postings;
}

function matchName(text: ReadableText, query: string): Match | null {
  const at = text.folded.indexOf(query);
  if (at >= 0) {
    const rank = text.folded === query ? RANK.exact : at === 0 ? RANK.prefix : RANK.substring;
    return { rank, at, marks: marksOf(text, at, at + query.length) };
  }
  const spelt = firstRun(text, query, false);
  if (spelt)
    return spelt.at === 0 ? { ...spelt, rank: RANK.pinyinPrefix } : { ...spelt, rank: RANK.pinyinInside };
  const scattered = query.length > 1 && HAN.test(query) ? matchScattered(text, query) : null;
  if (scattered) {
    const marks = scattered.map((index): Mark => markOf(text, index, index + 1));
    return { rank: RANK.scattered, at: scattered[0] ?? 0, marks: joined(marks) };
  }
  const short = firstRun(text, query, true);
  if (!short) return null;
  return { ...short, rank: short.at === 0 ? RANK.initialsPrefix : RANK.initialsInside };
}

function matchKeyword(text: ReadableText, query: string): Match | null {
  const at = text.folded.indexOf(query);
  if (at >= 0) return { rank: text.folded === query ? RANK.keywordExact : RANK.keywordPart, at, marks: [] };
  const spelt = firstRun(text, query, false);
  if (spelt) {
    const whole = spelt.at === 0 && spelt.end === text.folded.length;
    return { rank: whole ? RANK.pinyinPrefix : RANK.keywordPart, at: spelt.at, marks: [] };
  }
  const short = firstRun(text, query, true);
  return short && { rank: RANK.keywordInitials, at: short.at, marks: [] };
}

const HAN = /\p{Script=Han}/u;

/** The first run that spells the query, tried only where its first character fits. */
function firstRun(text: ReadableText, query: string, abbreviated: boolean) {
  const first = query.charAt(0);
  for (let at = 0; at < text.folded.length; at++) {
    if (text.initials[at] !== first && text.folded[at] !== first) continue;
    const end = matchAt(text, at, query, abbreviated);
    if (end >= 0) return { at, end, rank: 0, marks: marksOf(text, at, end) };
  }
  return null;
}

/** The characters [from, to) of the folded text as a range of the original. */
function markOf(text: ReadableText, from: number, to: number): Mark {
  return [text.positions[from] ?? 0, (text.positions[to - 1] ?? 0) + 1];
}

function marksOf(text: ReadableText, from: number, to: number): Mark[] {
  return [markOf(text, from, to)];
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last?.[1] === start) last[1] = end;
    else result.push([start, end]);
  }
  return result;
}

function compare(a: Match, b: Match): number {
  return a.rank - b.rank || a.at - b.at;
}

const NOTHING: Match = { rank: Number.POSITIVE_INFINITY, at: 0, marks: [] };

function best({ name, word }: Found): Match {
  if (!name) return word ?? NOTHING;
  return word && compare(word, name) < 0 ? word : name;
}
