/** `npm run bench -- search`: our search against minisearch and fuse.js on the same labelled queries, at 293 and 10,000 items. */
import path from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadCatalogue } from '../../main/core/catalogue/load.ts';
import { createSearch, type SearchableItem } from '../../main/core/catalogue/search.ts';
import { percentile } from './screen-figures.ts';
import { type LabelledQuery, labelledQueries, withReadings } from './screen-queries.ts';

const LIMIT_MS = { small: 1, large: 5 };
const LARGE = 10_000;
const HITS = 5;
const ROUNDS = 3;
/** At 10,000 items every so many-th query is asked: fuse.js takes a tenth of a second for each. */
const LARGE_STEP = 8;

type Find = (query: string) => string[];

const loaded = loadCatalogue(path.join(import.meta.dirname, '../../kiosk-config/catalogue'));
if (!loaded.ok) throw new Error('the shipped catalogue is broken');
const shipped = loaded.catalogue.searchable();

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

function engines(items: readonly SearchableItem[]): Record<'ours' | 'minisearch' | 'fuse.js', Find> {
  const ours = createSearch(items);
  const documents = items.map(withReadings);
  const fields = ['name', 'keywords', 'pinyin', 'initials', 'keywordPinyin'];
  const mini = new MiniSearch({
    fields,
    storeFields: [],
    // Their default splits at blanks, which Chinese has not: single characters and pairs are the usual remedy.
    tokenize: (text) => tokens(text),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, initials: 2 }, combineWith: 'AND' },
  });
  mini.addAll(documents);
  const fuse = new Fuse(documents, {
    keys: fields,
    threshold: 0.3,
    ignoreLocation: true,
    includeScore: true,
  });
  return {
    ours: (query) => ours(query, { limit: HITS }).map((hit) => hit.item.code),
    minisearch: (query) =>
      mini
        .search(query)
        .slice(0, HITS)
        .map((hit) => String(hit.id)),
    'fuse.js': (query) => fuse.search(query, { limit: HITS }).map((hit) => hit.item.id),
  };
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s，。、（）()]+/)
    .flatMap((part) =>
      /\p{Script=Han}/u.test(part)
        ? [...part].flatMap((character, at, all) => [character, character + (all[at + 1] ?? '')])
        : [part],
    )
    .filter((token) => token !== '');
}

const queries = labelledQueries(shipped);

function measure(find: Find, queries: readonly LabelledQuery[]) {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { query, wanted } of queries) {
      const started = performance.now();
      const hits = find(query);
      times.push(performance.now() - started);
      if (round === 0 && hits.some((hit) => wanted.has(hit))) found += 1;
    }
  }
  return {
    'recall@5': Number((found / queries.length).toFixed(3)),
    'p50 ms': Number(percentile(times, 0.5).toFixed(3)),
    'p99 ms': Number(percentile(times, 0.99).toFixed(3)),
  };
}

const results = Object.fromEntries(
  [shipped.length, LARGE].map((count) => {
    const set = engines(count === shipped.length ? shipped : grown(count));
    const asked = count === LARGE ? queries.filter((_, at) => at % LARGE_STEP === 0) : queries;
    const measured = {
      ours: measure(set.ours, asked),
      minisearch: measure(set.minisearch, asked),
      'fuse.js': measure(set['fuse.js'], asked),
    };
    console.log(`${count} items, ${asked.length} queries`);
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
    n: queries.length * ROUNDS,
    large: { us: large?.ours['p99 ms'], limit: LIMIT_MS.large },
    results,
  }),
);
