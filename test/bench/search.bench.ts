/** `npm run bench -- search`: our search against minisearch and fuse.js on the same labelled queries, typed and in people's own words, at 293 and 10,000 items. */
import path from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { foldQuery, readText } from '../../main/core/catalogue/pinyin-text.ts';
import { QueryTerms } from '../../main/core/catalogue/query-terms.ts';
import { createSearch, type SearchableItem } from '../../main/core/catalogue/search.ts';
import { readLabelled } from '../../scripts/data/labelled.ts';
import { percentile } from './screen-figures.ts';
import { type LabelledQuery, labelledQueries, withReadings } from './screen-queries.ts';

const LIMIT_MS = { small: 1, large: 5 };
const LARGE = 10_000;
const HITS = 5;
const ROUNDS = 3;
/** At 10,000 items every so many-th query is asked: fuse.js takes a tenth of a second for each. */
const LARGE_STEP = 16;

type Find = (query: string) => string[];

const HAN = /\p{Script=Han}/u;

const loaded = loadCatalogue(path.join(import.meta.dirname, '../../kiosk-config/catalogue'));
if (!loaded.ok) throw new Error('the shipped catalogue is broken');
const { items: shipped, synonyms } = loaded.catalogue.searchable();
const OWN_WORDS = path.join(import.meta.dirname, '../unit/main/core/catalogue/queries.tsv');

/** The shipped items and further ones made of them, as many towns would bring: other codes, a place before the name. */
function grown(count: number): SearchableItem[] {
  const more = Array.from({ length: count - shipped.length }, (_, index): SearchableItem => {
    const from = shipped[index % shipped.length] ?? shipped[0];
    if (!from) throw new Error('no items');
    const turn = Math.floor(index / shipped.length) + 1;
    return {
      ...from,
      code: `${from.code}-${turn}`,
      name: `第${turn}分厅${from.name}`,
      keywords: from.keywords.map((keyword) => `第${turn}分厅${keyword}`),
    };
  });
  return [...shipped, ...more];
}

/**
 * Each peer as well as it can be set up: their defaults split at blanks, which Chinese has not, so both get characters and pairs, any
 * of them enough. `minisearch and words` gets our synonyms, fillers and weights as well, so that it differs in the engine alone.
 */
function engines(items: readonly SearchableItem[]) {
  const ours = createSearch({ items, synonyms });
  const documents = items.map(withReadings);
  const fields = ['name', 'keywords', 'pinyin', 'initials', 'keywordPinyin'];
  const mini = new MiniSearch({
    fields,
    storeFields: [],
    tokenize: tokens,
    searchOptions: {
      prefix: (term) => /^[a-z]/.test(term),
      boost: { name: 1.5, initials: 2 },
      combineWith: 'OR',
    },
  });
  mini.addAll(documents);
  const queries = new QueryTerms(
    synonyms,
    items.flatMap(({ name, keywords }) => [name, ...keywords]).map(readText),
    // minisearch indexes no sounds to hear instead.
    () => true,
  );
  const fuse = new Fuse(documents, {
    keys: fields,
    threshold: 0.3,
    ignoreLocation: true,
    useExtendedSearch: true,
    includeScore: true,
  });
  const idsOf = (hits: readonly { id: unknown }[]) => hits.slice(0, HITS).map(({ id }) => String(id));
  return {
    ours: (query) => ours(query, { limit: HITS }).map((hit) => hit.item.code),
    minisearch: (query) => idsOf(mini.search(query)),
    'minisearch and words': (query) => {
      const { terms } = queries.of(query, foldQuery(query));
      if (!HAN.test(query)) return idsOf(mini.search(query));
      return idsOf(
        mini.search(query, { tokenize: () => [...terms.keys()], boostTerm: (term) => terms.get(term) ?? 1 }),
      );
    },
    'fuse.js': (query) =>
      fuse.search(HAN.test(query) ? pairs(query) : query, { limit: HITS }).map((hit) => hit.item.id),
  } satisfies Record<string, Find>;
}

/** Any of the query's pairs, as fuse.js writes it. */
function pairs(query: string): string {
  const signs = [...foldQuery(query)];
  const each = signs.slice(0, -1).map((sign, at) => `'${sign}${signs[at + 1]}`);
  return each.length === 0 ? query : each.join(' | ');
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s，。、（）()]+/)
    .flatMap((part) =>
      HAN.test(part)
        ? [...part].flatMap((character, at, all) => [character, character + (all[at + 1] ?? '')])
        : [part],
    )
    .filter((token) => token !== '');
}

const typed = labelledQueries(shipped);
const own = readLabelled(OWN_WORDS).map(
  ({ query, codes }): LabelledQuery => ({ query, wanted: new Set(codes) }),
);

/** In percent. */
function recall(find: Find, queries: readonly LabelledQuery[], hits: number): number {
  const found = queries.filter(({ query, wanted }) =>
    find(query)
      .slice(0, hits)
      .some((hit) => wanted.has(hit)),
  );
  return Number(((100 * found.length) / queries.length).toFixed(1));
}

function measure(find: Find, step: number) {
  const every = (queries: readonly LabelledQuery[]) => queries.filter((_, at) => at % step === 0);
  const [asTyped, inOwnWords] = [every(typed), every(own)];
  const figures = {
    'typed, in five': recall(find, asTyped, HITS),
    'own words, first': recall(find, inOwnWords, 1),
    'own words, in five': recall(find, inOwnWords, HITS),
  };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { query } of [...asTyped, ...inOwnWords]) {
      const started = performance.now();
      find(query);
      times.push(performance.now() - started);
    }
  }
  return {
    ...figures,
    'p50 ms': Number(percentile(times, 0.5).toFixed(3)),
    'p99 ms': Number(percentile(times, 0.99).toFixed(3)),
  };
}

const results = Object.fromEntries(
  [shipped.length, LARGE].map((count) => {
    const step = count === LARGE ? LARGE_STEP : 1;
    const set = engines(count === LARGE ? grown(count) : shipped);
    const measured = {
      ours: measure(set.ours, step),
      minisearch: measure(set.minisearch, step),
      'minisearch and words': measure(set['minisearch and words'], step),
      'fuse.js': measure(set['fuse.js'], step),
    };
    console.log(`${count} items`);
    console.table(measured);
    return [count, measured];
  }),
);
const small = results[shipped.length];
const large = results[LARGE];
console.log(
  JSON.stringify({
    bench: 'search',
    ratio: Number(((small?.ours['p99 ms'] ?? Number.NaN) / LIMIT_MS.small).toFixed(3)),
    limit: 1,
    better: 'lower',
    us: small?.ours['p99 ms'],
    them: LIMIT_MS.small,
    unit: 'ms',
    n: (typed.length + own.length) * ROUNDS,
    large: { us: large?.ours['p99 ms'], limit: LIMIT_MS.large },
    results,
  }),
);
