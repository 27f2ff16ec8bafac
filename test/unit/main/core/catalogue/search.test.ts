/** Citizens find items by what they would type: characters, pinyin, initials, common words. */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchHit } from '../../../../../main/core/catalogue/contract.ts';
import { createLiteral, readItems } from '../../../../../main/core/catalogue/literal.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { foldQuery, type ReadableText, readText } from '../../../../../main/core/catalogue/pinyin-text.ts';
import { keywordScore, LEAST, nameScore } from '../../../../../main/core/catalogue/rank.ts';
import { createSearch, type SearchableItem } from '../../../../../main/core/catalogue/search.ts';
import { readLabelled, recallOf } from '../../../../../scripts/data/labelled.ts';

const loaded = loadCatalogue(path.join(import.meta.dirname, '../../../../../kiosk-config/catalogue'));
if (!loaded.ok) throw new Error('the shipped catalogue is broken');
const searchable = loaded.catalogue.searchable();
const { items } = searchable;
const search = createSearch(searchable);

/** Code, and the name with its marks in brackets. */
function shown(text: string, limit = 5): string[] {
  return search(text, { limit }).map(({ item, marks, keyword }) => {
    let name = item.name;
    for (const [start, end] of marks.toReversed()) {
      name = `${name.slice(0, start)}[${name.slice(start, end)}]${name.slice(end)}`;
    }
    return `${item.code} ${name}${keyword ? ` (${keyword})` : ''}`;
  });
}

/** Part of a text as somebody may type it: each character as itself, as its syllable, or as the beginning of that, some left out. */
function typed({ folded, syllables }: ReadableText): fc.Arbitrary<string> {
  const ways = [...folded].map((character, at) => {
    const syllable = syllables[at] || character;
    const cut = fc.integer({ min: 0, max: syllable.length }).map((length) => syllable.slice(0, length));
    return fc.oneof(fc.constant(character), fc.constant(syllable), cut);
  });
  return fc
    .tuple(fc.tuple(...ways), fc.nat(folded.length - 1), fc.integer({ min: 1, max: 8 }))
    .map(([parts, from, length]) => parts.slice(from, from + length).join(''));
}

const labelled = readLabelled(path.join(import.meta.dirname, 'queries.tsv'));

describe('search', () => {
  it.each([
    ['失业登记', 'RS-0001 [失业登记]'],
    ['失业', 'RS-0001 [失业]登记'],
    ['shiye', 'RS-0001 [失业]登记'],
    ['shiyed', 'RS-0001 [失业登]记'],
    ['sydj', 'RS-0001 [失业登记]'],
    ['shi业', 'RS-0001 [失业]登记'],
    ['没工作了', 'RS-0001 失业登记 (没工作了)'],
    ['meigongzuo', 'RS-0001 失业登记 (没工作了)'],
    ['shebao', 'RS-0031 社会保障卡申领 (社保卡)'],
    ['身份证', 'GA-0001 居民[身份证]申领、换领、补领'],
    ['身份证补领', 'GA-0001 居民[身份证]申领、换领、[补领]'],
    ['rs0001', 'RS-0001 失业登记'],
    ['RS-0001', 'RS-0001 失业登记'],
  ])('finds %s first', (text, first) => {
    expect(shown(text)[0]).toBe(first);
  });

  it('answers people in their own words: in the first five for 99 %, first for 92 %, and never with nothing', () => {
    expect(labelled.length).toBeGreaterThan(300);
    const known = new Set(items.map(({ code }) => code));
    for (const code of labelled.flatMap(({ codes }) => codes)) expect(known).toContain(code);
    const { first, five, none } = recallOf(search, labelled);
    expect(first).toBeGreaterThan(92);
    expect(five).toBeGreaterThan(99);
    expect(none).toBe(0);
  });

  /** What was reached on those that kinds were mended for, and on those for which nothing was. */
  it.each([
    ['queries-spoken.tsv', 94, 99],
    ['queries-fresh.tsv', 86, 97],
    ['queries-unseen.tsv', 80, 92],
    ['queries-street.tsv', 94, 99],
    ['queries-street-second.tsv', 93, 98],
    ['queries-street-third.tsv', 84, 97],
    ['queries-street-last.tsv', 86, 97],
  ])('answers them as they speak (%s): first for %i %%, in the first five for %i %%', (file, first, five) => {
    const found = recallOf(search, readLabelled(path.join(import.meta.dirname, file)));
    expect(found.queries).toBeGreaterThan(40);
    expect(found.first).toBeGreaterThan(first);
    expect(found.five).toBeGreaterThan(five);
  });

  it.each([
    ['护罩', 'GA-0012', 'misheard'],
    ['身份正补办', 'GA-0001', 'misheard at the end'],
    ['tuixiu办理', 'RS-0015', 'half in letters'],
    ['ban身份证', 'GA-0001', 'half in letters'],
    ['Passport', 'GA-0012', 'English'],
    ['residence permits', 'GA-0009', 'English, of many'],
    ['How to get married?', 'MZ-0001', 'English, asked'],
  ])('%s finds %s first: %s', (text, code) => {
    expect(search(text, { limit: 1 })[0]?.item.code).toBe(code);
  });

  it.each(['开棋牌室', '开洗衣店', '想开个花鸟店', '开三元楼', '搞个童装店'])(
    'registers a shop of whatever trade: %s',
    (text) => {
      expect(search(text, { limit: 1 })[0]?.item.code).toBe('SC-0008');
    },
  );

  it.each([
    ['开药店', 'SC-0021'],
    ['开诊所', 'WJ-0005'],
    ['开网吧', 'WT-0002'],
    ['开理发店', 'WJ-0001'],
  ])('%s is its own trade first', (text, code) => {
    expect(search(text, { limit: 1 })[0]?.item.code).toBe(code);
  });

  it('takes letters beside characters for initials', () => {
    expect(search('sfz补办', { limit: 5 }).map(({ item }) => item.code)).toContain('GA-0001');
  });

  it('marks what an answer in other words has of the query', () => {
    expect(shown('身份证补办')[0]).toBe('GA-0001 居民[身份证]申领、换领、[补领]');
    expect(shown('请问登记结婚要什么手续')[0]).toBe('MZ-0001 内地居民[结婚登记]');
  });

  it.each(['luyou', 'lvyou', 'lüyou', 'lu:you', 'LV you'])('finds 旅游 as %s', (text) => {
    const item = { ...items[0], code: 'AA-0001', name: '旅游经营', keywords: ['策略'] } as SearchableItem;
    const [hit] = createSearch({ items: [item], synonyms: [] })(text, { limit: 1 });
    expect(hit?.marks).toEqual([[0, 2]]);
  });

  it('marks across punctuation', () => {
    expect(shown('换领补领')[0]).toBe('GA-0001 居民身份证申领、[换领、补领]');
  });

  it('forgives blanks, case, full width and apostrophes', () => {
    const expected = shown('shenfenzheng');
    expect(expected[0]).toContain('[身份证]');
    for (const text of [' shen fen zheng ', 'SHENFENZHENG', 'ｓｈｅｎｆｅｎｚｈｅｎｇ', "shen'fen'zheng"]) {
      expect(shown(text)).toEqual(expected);
    }
  });

  it('ranks exact, prefix, substring, pinyin, scattered, initials, common words', () => {
    const named = (code: string, name: string, ...keywords: string[]): SearchableItem => ({
      code,
      version: 1,
      name,
      keywords,
      departmentCode: 'RS',
      departmentName: '市人社局',
      zoneId: 'hr',
      audience: ['person'],
      services: ['booking'],
      caseType: '即办件',
      promisedDays: 0,
    });
    const six = [
      named('AA-0006', '别的事项', '社保卡挂失'),
      named('AA-0005', '社会保障卡'),
      named('AA-0004', '社会医保账户卡办理'),
      named('AA-0003', '补办社保卡'),
      named('AA-0002', '社保卡补办'),
      named('AA-0001', '社保卡'),
    ];
    const ranked = createSearch({ items: six, synonyms: [] });
    expect(ranked('社保卡', { limit: 9 }).map(({ item }) => item.code)).toEqual([
      'AA-0001',
      'AA-0002',
      'AA-0003',
      'AA-0005',
      'AA-0004',
      'AA-0006',
    ]);
    expect(ranked('shebaoka', { limit: 9 }).map(({ item }) => item.code)).toEqual([
      'AA-0001',
      'AA-0002',
      'AA-0003',
      'AA-0006',
    ]);
    expect(ranked('sbk', { limit: 2 }).map(({ item }) => item.code)).toEqual(['AA-0001', 'AA-0002']);
  });

  it('finds every item by its name, its pinyin-typed name and its code', () => {
    for (const { code, name } of items) {
      expect(search(name, { limit: 1 })[0]?.item.code).toBe(code);
      expect(search(code, { limit: 1 })[0]?.item.code).toBe(code);
    }
  });

  it('its index passes over nothing that fits, however the words are mixed and cut short', () => {
    const read = items.map((item) => ({
      item,
      name: readText(item.name),
      words: item.keywords.filter((word) => word !== item.name).map(readText),
    }));
    const texts = read.flatMap(({ name, words }) => [name, ...words]);
    const literal = createLiteral(readItems(items));
    /** Every text looked at. */
    const plainly = (query: string) =>
      read
        .map(({ item, name, words }) => {
          const named = foldQuery(item.code) === query ? [LEAST] : [];
          const scores = [
            ...named,
            nameScore(name, query),
            ...words.map((word) => keywordScore(word, query)),
          ];
          return {
            code: item.code,
            score: Math.min(...scores.map((one) => (one < 0 ? Number.POSITIVE_INFINITY : one))),
          };
        })
        .filter(({ score }) => Number.isFinite(score));
    fc.assert(
      fc.property(fc.constantFrom(...texts).chain(typed), (text) => {
        const query = foldQuery(text);
        fc.pre(query !== '');
        const scores = [...literal(query)].map((score, at) => ({ code: items[at]?.code, score }));
        expect(scores.filter(({ score }) => score >= 0)).toEqual(plainly(query));
      }),
      { numRuns: 1000 },
    );
  });

  it('narrows to a service, keeps to the limit and answers what the contract says', () => {
    const hits = search('登记', { service: 'booking', limit: 7 });
    expect(hits).toHaveLength(7);
    for (const hit of hits) {
      expect(SearchHit.parse(hit)).toEqual(hit);
      expect(hit.item.services).toContain('booking');
    }
  });

  it('answers nothing for nothing', () => {
    for (const text of ['', '   ', '、（）', '量子纠缠', 'qqqqq', 'a'.repeat(60), '\u{20000}']) {
      expect(search(text, { limit: 10 })).toEqual([]);
    }
  });
});
