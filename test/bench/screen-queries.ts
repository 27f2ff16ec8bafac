/** What citizens would type, each with the items that answer it: names, parts, pinyin, initials, common words. */
import { pinyin } from 'pinyin-pro';
import type { SearchableItem } from '../../main/core/catalogue/search.ts';

export interface LabelledQuery {
  query: string;
  /** Codes, any of which is a hit. */
  wanted: ReadonlySet<string>;
}

const HAN = /\p{Script=Han}/u;
const han = (text: string) => [...text].filter((character) => HAN.test(character)).join('');
const letters = (text: string) =>
  pinyin(han(text), { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable);

export function withReadings(item: SearchableItem) {
  const syllables = letters(item.name);
  return {
    id: item.code,
    name: item.name,
    keywords: item.keywords.join(' '),
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable[0]).join(''),
    keywordPinyin: item.keywords.map((keyword) => letters(keyword).join('')).join(' '),
  };
}

/** Five a shipped item; a query that several items answer counts for any of them. */
export function labelledQueries(items: readonly SearchableItem[]): LabelledQuery[] {
  const byQuery = new Map<string, Set<string>>();
  const add = (query: string | undefined, code: string) => {
    if (!query || query.length < 2) return;
    const wanted = byQuery.get(query) ?? new Set<string>();
    wanted.add(code);
    byQuery.set(query, wanted);
  };
  for (const item of items) {
    const name = han(item.name);
    const syllables = letters(item.name);
    add(item.name, item.code);
    add(name.slice(0, Math.max(4, Math.ceil(name.length * 0.6))), item.code);
    add(syllables.slice(0, 6).join(''), item.code);
    add(
      syllables
        .slice(0, 8)
        .map((syllable) => syllable[0])
        .join(''),
      item.code,
    );
    add(item.keywords[0], item.code);
    add(item.keywords[1] && letters(item.keywords[1]).join(''), item.code);
  }
  return [...byQuery].map(([query, wanted]) => ({ query, wanted }));
}
