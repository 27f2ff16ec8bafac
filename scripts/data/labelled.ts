/** Queries with the items that answer them: read from a file, and how well a search does on them. */
import { readFileSync } from 'node:fs';
import type { Search } from '../../main/core/catalogue/search.ts';

/** `codes`: any of them counts. */
export type Labelled = { query: string; codes: readonly string[] };
/** In percent, but for the numbers of queries in all and of those that find nothing. */
export type Recall = { queries: number; first: number; five: number; none: number };

const FIVE = 5;

/** One a line: query, TAB, codes with spaces between; # begins a comment. */
export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [query = '', codes = ''] = line.split('\t');
      return { query, codes: codes.split(/\s+/).filter((code) => code !== '') };
    });
}

export function recallOf(search: Search, queries: readonly Labelled[]): Recall {
  const places = queries.map(({ query, codes }) => {
    const hits = search(query, { limit: FIVE });
    return hits.length === 0 ? null : hits.findIndex(({ item }) => codes.includes(item.code));
  });
  const percent = (count: number) => Number(((100 * count) / Math.max(1, queries.length)).toFixed(1));
  return {
    queries: queries.length,
    first: percent(places.filter((place) => place === 0).length),
    five: percent(places.filter((place) => place !== null && place >= 0).length),
    none: places.filter((place) => place === null).length,
  };
}
