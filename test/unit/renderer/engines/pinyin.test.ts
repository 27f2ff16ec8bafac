import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { crossCheck } from '../../../../main/core/catalogue/checks.ts';
import type { FieldEntry } from '../../../../main/core/catalogue/entries.ts';
import { readEntries, readSources } from '../../../../main/core/catalogue/files.ts';
import { catalogueWords } from '../../../../renderer/build/catalogue-words.ts';
import { LIUYANG_PLACES, PLACE_READINGS } from '../../../../renderer/build/local-words.ts';
import { dictionaryPersons, isKeptBack } from '../../../../renderer/build/persons.ts';
import { pinyinData } from '../../../../renderer/build/pinyin-lexicon.ts';
import { Lexicon } from '../../../../renderer/engines/lexicon.ts';
import { NameModel } from '../../../../renderer/engines/names.ts';
import { PinyinEngine, type Writing } from '../../../../renderer/engines/pinyin.ts';
import { unpackTexts } from '../../../../renderer/engines/weighted-texts.ts';
import { pageStarts } from '../../../../renderer/input/candidate-pages.ts';

const CATALOGUE = path.join(import.meta.dirname, '../../../../kiosk-config/catalogue');
const data = pinyinData();
const lexicon = new Lexicon(data.words);
const people = new NameModel(data.names);
const engine = new PinyinEngine(lexicon, people, data.tails);
const first = (typed: string) => engine.candidates(typed)[0]?.text;
const texts = (typed: string, count = 9, writing: Writing = 'text') =>
  engine
    .candidates(typed, writing)
    .slice(0, count)
    .map((candidate) => candidate.text);

const labelled = (file: string) =>
  readFileSync(path.join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line): [string, string] => {
      const [text = '', ...syllables] = line.split(' ');
      return [text, syllables.join(' ').replaceAll('ü', 'v')];
    });
const commonWords = labelled('common-words.txt');
/** Chosen and read by hand, whatever the lexicon holds: what people type at this hall, and whole names. */
const hallWords = labelled('hall-words.txt');
const names = labelled('names.txt');
/** Drawn from what the build never sees: renderer/build/persons.ts keeps it apart. */
const publicNames = labelled('public-names.txt');

describe('accuracy on labelled words', () => {
  const places = Object.entries(LIUYANG_PLACES);
  /** Where the wanted word stands among the candidates; -1 past the first page. */
  const ranks = (set: readonly (readonly [string, string])[], writing: Writing = 'text') =>
    set.map(([text, reading]) => texts(reading.replaceAll(' ', ''), 9, writing).indexOf(text));
  const share = (found: readonly number[], wanted: (rank: number) => boolean) =>
    found.filter(wanted).length / found.length;

  test('first candidate over 2,000 common words and the places of Liuyang', () => {
    expect(commonWords.length).toBeGreaterThanOrEqual(2000);
    const found = ranks([...commonWords, ...places]);
    const firstRate = share(found, (rank) => rank === 0);
    const pageRate = share(found, (rank) => rank >= 0);
    const placeRate = share(found.slice(commonWords.length), (rank) => rank === 0);
    console.info(
      `pinyin: ${commonWords.length + places.length} words, first candidate ${(firstRate * 100).toFixed(1)} %, ` +
        `first page ${(pageRate * 100).toFixed(1)} %; ${places.length} places first ${(placeRate * 100).toFixed(1)} %`,
    );
    expect(firstRate).toBeGreaterThanOrEqual(0.935);
    expect(pageRate).toBeGreaterThanOrEqual(0.99);
    expect(placeRate).toBeGreaterThanOrEqual(0.95);
  });

  /** The same sets with the lexicon of common words alone, first candidate and first page. */
  const BEFORE = { words: '69.4 % and 69.9 %', names: '4.1 % and 4.1 %' };

  test('words of this hall and names, which no lexicon was asked for', () => {
    expect(hallWords.length).toBeGreaterThanOrEqual(200);
    expect(names.length).toBeGreaterThanOrEqual(222);
    const [words, anywhere, asked] = [ranks(hallWords), ranks(names), ranks(names, 'name')];
    const known = new Set(Array.from({ length: lexicon.size }, (_, at) => lexicon.word(at).text));
    const unlisted = hallWords.filter(([text]) => !known.has(text)).length;
    const rates = (found: readonly number[]) => {
      const percent = (wanted: (rank: number) => boolean) => (share(found, wanted) * 100).toFixed(1);
      return `first ${percent((rank) => rank === 0)} %, first page ${percent((rank) => rank >= 0)} %`;
    };
    console.info(
      `pinyin, independent: ${words.length} words (${unlisted} not in the lexicon) ${rates(words)}; before ${BEFORE.words}\n` +
        `pinyin, ${names.length} names: in a name's field ${rates(asked)}; in any other ${rates(anywhere)}; before ${BEFORE.names}`,
    );
    expect(share(words, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.95);
    expect(share(words, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.98);
    expect(share(anywhere, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.8);
    expect(share(asked, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.89);
    expect(share(asked, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.67);
  });

  test('names whose given names were kept from the build', () => {
    const known = new Set(Array.from({ length: lexicon.size }, (_, at) => lexicon.word(at).text));
    const unheld = publicNames.filter(([text]) => !known.has(text));
    expect(unheld.length).toBeGreaterThanOrEqual(480);
    const asked = ranks(unheld, 'name');
    expect(share(asked, (rank) => rank >= 0)).toBeGreaterThanOrEqual(0.65);
    expect(share(asked, (rank) => rank === 0)).toBeGreaterThanOrEqual(0.27);
  });

  test('names are measured by given names of persons that the build leaves out', () => {
    const surnames = new Set(
      Object.values(data.names.surnames).flatMap((list) => unpackTexts(list).map(({ text }) => text)),
    );
    const kept = dictionaryPersons(surnames).filter(({ text }) => isKeptBack(text));
    const givens = new Set(kept.map(({ text }) => text.slice(1)));
    expect(kept.length).toBeGreaterThan(1000);
    expect(publicNames.filter(([text]) => !givens.has(text.slice(1)))).toEqual([]);
  });
});

describe('ways to type', () => {
  test('a sentence of several words', () => {
    expect(first('hunanshengliuyangshi')).toBe('湖南省浏阳市');
  });

  test('initials', () => {
    expect(texts('lysh')).toContain('浏阳市');
    expect(texts('sydj')).toContain('失业登记');
  });

  test('syllables mixed with initials, and an unfinished end', () => {
    expect(texts('liuys')).toContain('浏阳市');
    expect(texts('liuyan')).toContain('浏阳');
  });

  test.each([
    ['niuyang', '浏阳'],
    ['zongguo', '中国'],
    ['sengfenzeng', '身份证'],
    ['funan', '湖南'],
    ['cangsa', '长沙'],
    ['xinmin', '姓名'],
  ])('local accent: %s offers %s', (typed, wanted) => {
    expect(texts(typed, 12)).toContain(wanted);
  });

  test('a choice uses up its own letters only', () => {
    const head = engine.candidates('liuyangshi').find((candidate) => candidate.text === '浏');
    expect(head?.letters).toBe(3);
  });

  test('every letter offers something', () => {
    for (const letter of 'abcdefghjklmnopqrstwxyz')
      expect(engine.candidates(letter).length).toBeGreaterThan(0);
  });
});

describe('ü typed as u, v or ü', () => {
  test.each([
    ['celue', '策略'],
    ['zhanlue', '战略'],
    ['nuedai', '虐待'],
    ['lueduo', '掠夺'],
    ['luyou', '旅游'],
    ['lushi', '律师'],
    ['nuer', '女儿'],
    ['luse', '绿色'],
    ['falv', '法律'],
    ['jvzhu', '居住'],
    ['qvxiao', '取消'],
    ['xvyao', '需要'],
    ['yvyan', '语言'],
  ])('%s offers %s among the first', (typed, wanted) => {
    const ways = new Set([typed, typed.replace(/(?<=[ln])u/g, 'v'), typed.replaceAll('v', 'ü')]);
    for (const way of ways) expect(texts(way, 5), way).toContain(wanted);
    const whole = engine.candidates(typed).find(({ text }) => text === wanted);
    expect(whole?.letters).toBe(typed.length);
  });

  test.each(['略', '虐', '旅', '女'])('%s by every spelling, on the first page', (wanted) => {
    const spellings = {
      略: ['lue', 'lve', 'lüe'],
      虐: ['nue', 'nve'],
      旅: ['lv', 'lü', 'lu'],
      女: ['nv', 'nu'],
    };
    for (const typed of spellings[wanted as keyof typeof spellings])
      expect(texts(typed, 10), typed).toContain(wanted);
  });
});

describe('names', () => {
  /** Their own readings, where they differ from the character's common one, and compound ones. */
  test.each(
    (
      '万俟 moqi,尉迟 yuchi,单 shan,仇 qiu,区 ou,查 zha,解 xie,曾 zeng,朴 piao,盖 ge,乐 yue,长孙 zhangsun,澹台 tantai,' +
      '单于 chanyu,令狐 linghu,夏侯 xiahou,乐正 yuezheng,亓官 qiguan,呼延 huyan,闾丘 lvqiu,闾丘 luqiu,耶律 yelv,鲜于 xianyu,' +
      '召 shao,员 yun,折 she,种 chong,黑 he,缪 miao,宓 fu,冼 xian,繁 po,秘 bi,能 nai,吕 lu,那 na,任 ren,华 hua,覃 qin,翟 zhai,尉 wei'
    )
      .split(',')
      .map((each) => each.split(' ')),
  )("%s by %s on the first row of a name's field", (surname = '', typed = '') => {
    expect(texts(typed, 10, 'name')).toContain(surname);
  });

  test('every surname of the table by its own reading, but for the ten homophones of a reading that are commoner', () => {
    const missing = Object.entries(data.names.surnames).flatMap(([reading, list]) => {
      const all = unpackTexts(list).slice(0, 8);
      const offered = texts(reading.replaceAll(' ', ''), 10, 'name');
      return all.filter(({ text }) => !offered.includes(text)).map(({ text }) => `${text} ${reading}`);
    });
    expect(missing).toEqual([]);
  });

  test('a compound surname with a given name', () => {
    expect(texts('moqiming', 10, 'name')).toContain('万俟明');
    expect(texts('yuchiwei', 10, 'name')).toContain('尉迟伟');
  });

  test.each([
    ['wangxiuying', '王秀英'],
    ['ouyangming', '欧阳明'],
    ['shanxiong', '单雄'],
    ['lvbu', '吕布'],
    ['zengwei', '曾伟'],
  ])('%s offers %s in a name field', (typed, wanted) => {
    expect(texts(typed, 9, 'name')).toContain(wanted);
  });

  test('a word that is spelled so stands before a name, except where a name is asked for', () => {
    expect(texts('liuyang', 2)[0]).toBe('浏阳');
    expect(['刘洋', '刘阳']).toContain(texts('liuyang', 1, 'name')[0]);
  });

  test('any character that ends given names may be a whole one', () => {
    expect(texts('wangguo', 40, 'name')).toContain('王果');
  });

  test('a high screen has twice as many names on its first page as another', () => {
    const all = texts('wangxiuying', 60, 'name');
    const [two = 0, four = 0] = [2, 4].map((rows) => pageStarts(all, 22.5, rows)[1]);
    expect(two).toBeGreaterThanOrEqual(10);
    expect(four).toBeGreaterThanOrEqual(20);
  });

  test('behind a surname its own letters make a given name', () => {
    expect(texts('xiuying', 1, 'given')).toEqual(['秀英']);
  });

  test('a rare name is put together: the surname and the given name’s first character stand on the first page', () => {
    expect(texts('xiexiujie', 12, 'name')).toContain('谢');
    const heads = engine.candidates('qingcang', 'given').slice(0, 12);
    expect(heads.filter(({ letters }) => letters === 'qing'.length).length).toBeGreaterThanOrEqual(3);
  });

  test('a surname alone uses up its own letters', () => {
    const head = engine.candidates('shanxiuying', 'name').find(({ text }) => text === '单');
    expect(head?.letters).toBe(4);
  });

  test('the catalogue says which fields hold a name, and is refused where one does not say', () => {
    const { entries } = readEntries(readSources(CATALOGUE));
    expect(entries.fields.get('applicantName')?.personName).toBe(true);
    expect(entries.fields.get('orgName')?.personName).toBeUndefined();
    const { personName: _, ...unmarked } = entries.fields.get('applicantName') ?? ({} as FieldEntry);
    entries.fields.set('applicantName', unmarked as FieldEntry);
    expect(crossCheck(entries)).toMatchObject([
      { file: 'fields.yaml', item: 'applicantName', keys: ['applicantName', 'personName'] },
    ]);
  });
});

describe('places and catalogue', () => {
  test.each(Object.entries(PLACE_READINGS))('%s is read %s', (place, reading) => {
    expect(texts(reading.replaceAll(' ', ''))).toContain(place);
  });

  test('a new item brings its words', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
    try {
      writeFileSync(path.join(folder, 'items.yaml'), '- name: 荧光果备案登记\n');
      expect(catalogueWords(folder).get('荧光果备案登记')).toBe(1);
      expect(catalogueWords(folder).get('备案')).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('learning', () => {
  test('a chosen word comes first until the session ends', () => {
    const session = new PinyinEngine(lexicon, people, data.tails);
    const [usual, other] = session.candidates('shishi').map((candidate) => candidate.text);
    for (let times = 0; times < 4; times++) session.learn(other ?? '');
    expect(session.candidates('shishi')[0]?.text).toBe(other);
    session.forget();
    expect(session.candidates('shishi')[0]?.text).toBe(usual);
  });
});
