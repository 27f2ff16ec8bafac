/** Finds items by what people type: names, pinyin, initials, their own words for a thing; ranked, the matched part of the name marked. */
import type { Service } from '../model/draft.ts';
import type { SearchHit } from './contract.ts';
import type { SynonymEntry } from './entries.ts';
import { createLiteral, type Indexed, readItems, type SearchableItem } from './literal.ts';
import { foldQuery } from './pinyin-text.ts';
import { QueryTerms, type Terms } from './query-terms.ts';
import { keywordScore, nameMarks, POSITIONS, RANK, termMarks } from './rank.ts';
import { WordIndex } from './word-index.ts';

export type { SearchableItem } from './literal.ts';
export type Searchable = { items: readonly SearchableItem[]; synonyms: readonly SynonymEntry[] };
export type SearchOptions = { service?: Service | undefined; limit: number };
export type Search = (text: string, options: SearchOptions) => SearchHit[];

/**
 * Added to what an item holds of the query where it holds the query as it stands. No share comes near 100, so letters that spell
 * a name or a word always stand before those that only hold some of its syllables.
 */
const BONUS = { exact: 200, prefix: 3, substring: 2, keywordExact: 4, scattered: 2, part: 0.5, letters: 150 };

/** Builds the index once; a query then costs well under a millisecond on some hundred items. */
export function createSearch({ items, synonyms }: Searchable): Search {
  const indexed = readItems(items);
  const literal = createLiteral(indexed);
  const words = new WordIndex(indexed);
  const texts = indexed.flatMap(({ name, words }) => [name, ...words.map(({ text }) => text)]);
  const queries = new QueryTerms(synonyms, texts, (term) => words.knows(term));
  return (text, { service, limit }) => {
    const query = foldQuery(text);
    if (query === '') return [];
    const { terms, by } = queries.of(text, query);
    const fits = literal(query);
    const shares = words.scores(terms);
    const top = new Top(limit);
    for (const item of indexed) {
      if (service && !item.summary.services.includes(service)) continue;
      const fit = fits[item.at] ?? -1;
      const share = shares[item.at] ?? 0;
      const score =
        fit < 0
          ? share
          : by === 'words' || (by === 'syllables' && isPart(fit))
            ? share + bonusOf(fit)
            : BONUS.letters - fit / POSITIONS;
      if (score > 0) top.offer(item, score);
    }
    return top.items.map((item) => hitOf(item, query, terms));
  };
}

/** Whole syllables that only begin or are a part of a common word say as much as those of any other words. */
function isPart(fit: number): boolean {
  return fit >= RANK.keywordSpelt * POSITIONS;
}

function bonusOf(fit: number): number {
  const early = 0.5 - (fit % POSITIONS) / POSITIONS / 2;
  switch (Math.floor(fit / POSITIONS)) {
    case RANK.exact:
      return BONUS.exact;
    case RANK.prefix:
      return BONUS.prefix + early;
    case RANK.substring:
      return BONUS.substring + early;
    case RANK.keywordExact:
      return BONUS.keywordExact;
    case RANK.scattered:
      return BONUS.scattered;
    default:
      return BONUS.part * early;
  }
}

/** The best so many, best first, then the shorter name, then the catalogue's order; all of ten thousand need no sorting. */
class Top {
  readonly items: Indexed[] = [];
  readonly #scores: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(item: Indexed, score: number): void {
    let at = this.items.length;
    while (at > 0 && this.#isBehind(at - 1, item, score)) at--;
    if (at >= this.#limit) return;
    this.items.splice(at, 0, item);
    this.#scores.splice(at, 0, score);
    if (this.items.length <= this.#limit) return;
    this.items.pop();
    this.#scores.pop();
  }

  #isBehind(at: number, item: Indexed, score: number): boolean {
    const known = this.#scores[at] ?? 0;
    if (known !== score) return known < score;
    return (this.items[at]?.name.folded.length ?? 0) > item.name.folded.length;
  }
}

function hitOf({ summary, name, words }: Indexed, query: string, terms: Terms): SearchHit {
  const marks = nameMarks(name, query);
  if (marks) return { item: summary, marks, keyword: null };
  let keyword: string | null = null;
  let best = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const score = keywordScore(word.text, query);
    if (score >= 0 && score < best) [best, keyword] = [score, word.keyword];
  }
  return { item: summary, marks: keyword === null ? termMarks(name, terms) : [], keyword };
}
