/** A plan with a mistake is refused with file, line and what to do. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hallProblemLine, loadHall } from '../../../../../main/core/hall/files.ts';
import { knownItems } from '../../../../kit/hall.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../../../kiosk-config/hall');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hall-'));
  cpSync(SHIPPED, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function mistakesAfter(file: string, change: (text: string) => string): string[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path.join(folder, file), changed);
  const loaded = loadHall(folder, knownItems());
  return loaded.ok ? [] : loaded.problems.map(hallProblemLine);
}

it('the shipped plan is right, and says where each bookable item is done', () => {
  expect(loadHall(SHIPPED, knownItems())).toMatchObject({ ok: true });
});

/** `at`: what stands on the line that is named; null where no line is. */
it.each([
  [
    'a 25th hour',
    'places.yaml',
    '09:00-12:00, 13:30',
    '25:00-26:00, 13:30',
    '25:00',
    '时刻从 00:00 到 23:59',
  ],
  [
    'an end before its start',
    'places.yaml',
    '09:00-12:00, 13:30',
    '12:00-09:00, 13:30',
    '12:00-09:00',
    '结束须晚于开始',
  ],
  ['hours that overlap', 'places.yaml', '09:00-12:00, 13:30', '09:00-14:00, 13:30', '09:00-14:00', '重叠'],
  [
    'minutes that fit no slot',
    'places.yaml',
    '09:00-12:00, 13:30',
    '09:00-12:10, 13:30',
    '09:00-12:10',
    '余下 10 分钟',
  ],
  [
    'a zone that is not there',
    'places.yaml',
    'zone: hr, windows: 一楼',
    'zone: hx, windows: 一楼',
    'zone: hx',
    '没有专区 hx',
  ],
  ['a zone twice', 'places.yaml', 'zone: police', 'zone: hr', '一楼 B01', '写了两次'],
  ['a zone that is done nowhere', 'places.yaml', / {4}- \{ zone: fund.*\n/, '', '- id: hall', '没有一处能办'],
  [
    'a place twice',
    'places.yaml',
    'id: zhentou',
    'id: dayao',
    '- id: dayao\n  kind: service-point\n  name: 镇头',
    '写了两次',
  ],
  [
    'a day that does not exist',
    'calendar.yaml',
    'to: 2026-10-07',
    'to: 2026-10-32',
    '2026-10-32',
    '没有这一天',
  ],
  ['a 29th of February', 'calendar.yaml', '2026-02-28', '2026-02-29', '2026-02-29', '没有这一天'],
  [
    'a holiday that ends before it begins',
    'calendar.yaml',
    'to: 2026-10-07',
    'to: 2026-09-30',
    '2026-09-30',
    '早于第一天',
  ],
  ['holidays that overlap', 'calendar.yaml', 'to: 2026-09-27', 'to: 2026-10-02', 'from: 2026-10-01', '重叠'],
  [
    'a hole where the law has a holiday',
    'calendar.yaml',
    'from: 2026-10-01',
    'from: 2026-10-02',
    '    holidays:',
    '2026-10-01 是法定节假日',
  ],
  ['a make-up day that is a Monday', 'calendar.yaml', '2026-02-14', '2026-03-02', '2026-03-02', '不是周末'],
  [
    'a day both off and worked',
    'calendar.yaml',
    '2026-02-14',
    '2026-02-15',
    'workdays:',
    '又放假（春节）又上班',
  ],
  ['a day of another year', 'calendar.yaml', '2026-02-14', '2027-02-13', '2027-02-13', '不在 2026 年'],
  [
    'an item that is not there',
    'booking.yaml',
    'SC-0003',
    'SC-9999',
    'SC-9999',
    '没有可以预约的事项 SC-9999',
  ],
  [
    'an item in two groups',
    'booking.yaml',
    'SC-0003',
    'BD-0003',
    'company-closing',
    '已在 property-transfer 里',
  ],
  [
    'a visit longer than any opening',
    'booking.yaml',
    'places: 2, visit: 60',
    'places: 2, visit: 300',
    'visit: 300',
    '约不上',
  ],
  ['a usual visit longer than any opening', 'booking.yaml', 'visit: 30', 'visit: 300', 'slots:', '约不上'],
  [
    'a zone whose hours are too short for an item',
    'places.yaml',
    '{ zone: realestate,',
    '{ zone: realestate, hours: { workday: [09:00-09:30, 10:00-10:30] },',
    'zone: realestate',
    'BD-0003 要 60 分钟，这里最长的一段开放时间只有 30 分钟',
  ],
  [
    'an item in the wrong zone',
    'places.yaml',
    '{ zone: tax,',
    '{ zone: tax, items: [BD-0003],',
    'zone: tax',
    '在专区 realestate',
  ],
  [
    'another file’s part',
    'calendar.yaml',
    'years:',
    'exceptions: []\nyears:',
    'exceptions:',
    '请写到 exceptions.yaml',
  ],
  [
    'a text in place of a list',
    'places.yaml',
    'workday: [09:00-12:00, 13:30-17:00]',
    'workday: 08:00',
    'workday: 08:00',
    '须写成列表',
  ],
  [
    'a number in place of a text',
    'places.yaml',
    'phone: 0731-12345',
    'phone: 12345',
    'phone: 12345',
    '请加引号',
  ],
  [
    'a character that nobody sees',
    'places.yaml',
    '浏阳市民之家',
    '浏阳\u0007市民之家',
    'name: 浏阳',
    '控制字符',
  ],
  ['a list in place of its names', 'booking.yaml', /[\s\S]*/, '- 1\n', '- 1', '有 number、daysAhead'],
  [
    'a quote that is never closed',
    'places.yaml',
    'name: 浏阳市民之家',
    'name: "浏阳市民之家',
    'name: "浏阳',
    'YAML 格式错误',
  ],
  [
    'a 31st of February of every year',
    'calendar.yaml',
    '[01-01]',
    '[01-01, 02-31]',
    'name: 元旦',
    '没有这一天',
  ],
  ['no places', 'booking.yaml', 'places: 4', 'places: 0', 'places: 0', 'slots.places'],
  ['a key that nobody knows', 'booking.yaml', 'few: 5', 'fev: 5', 'fev: 5', '没有这个配置项'],
  ['a number that is a word', 'booking.yaml', /number: \d+/, 'number: 一', 'number: 一', '须为整数'],
  ['a 24th hour of release', 'fairness.yaml', 'at: 08:10', 'at: 24:00', 'at: 24:00', '没有这个时刻'],
  ['two released at once', 'fairness.yaml', 'at: 08:10', 'at: 08:20', 'at: 08:20, zones: [real', '请错开'],
  ['a draw before its release', 'fairness.yaml', 'drawAt: 19:30', 'drawAt: 06:30', '06:30', '须晚于放号'],
  ['a zone released twice', 'fairness.yaml', 'realestate', 'police', '[police, tax]', '写了两次'],
  ['a zone of no place', 'fairness.yaml', 'realestate', 'realty', 'realty', '没有专区 realty'],
  ['a group of no plan', 'fairness.yaml', '[property-transfer]', '[transfer]', '[transfer]', '没有事项组'],
  ['no release for the rest', 'fairness.yaml', '  - { at: 08:00 }\n', '', 'release:', '其余的几点放号'],
  ['a cool-down back to front', 'fairness.yaml', 'most: 240', 'most: 10', 'coolDown', 'least（20）'],
  ['a limit of nothing', 'fairness.yaml', 'zoneDay: 1', 'zoneDay: 0', 'zoneDay', '至少 1'],
  ['more of one item than in all', 'fairness.yaml', 'item: 1', 'item: 4', 'limits:', '还多'],
  ['a suspension without a warning', 'fairness.yaml', 'warnAt: 3', 'warnAt: 4', 'warnAt: 4', '至多写 3'],
  ['one no-show that suspends', 'fairness.yaml', 'suspendAt: 6', 'suspendAt: 3', 'suspendAt: 3', '至少写 4'],
  ['an exemption that is none', 'fairness.yaml', '[illness', '[ill', 'exempt:', 'exempt.declared'],
  ['a walk-in that is no item', 'fairness.yaml', 'RS-0022', 'RS-9922', 'items: [SW-0010', '没有可以预约'],
  ['a walk-in twice', 'fairness.yaml', 'SW-0017', 'SW-0010', 'items: [SW-0010], book', '写了两次'],
])('%s', (_what, file, from, to, at, remedy) => {
  const mistakes = mistakesAfter(file, (text) => text.replace(from, to));
  const text = readFileSync(path.join(folder, file), 'utf8');
  const line = at === null ? '' : ` 第 ${text.slice(0, text.indexOf(at)).split('\n').length} 行`;
  const place = `hall/${file}${line} · `;
  expect(mistakes).toContainEqual(expect.stringContaining(place));
  expect(mistakes.find((each) => each.startsWith(place) && each.includes(remedy))).toBeDefined();
});

const ITEMS = '- { from: 2026-12-31, items: [BD-0003, BD-0004], closed: true, why: 盘点 }\n';
const EXCEPTION = '- { from: 2026-12-31, place: hall, zone: tax, open: [09:00-12:00], why: 年末 }\n';

it.each([
  ['neither open nor closed', EXCEPTION.replace('open: [09:00-12:00], ', ''), 1, '写一个'],
  ['a place that is not there', EXCEPTION.replace('place: hall', 'place: hill'), 1, '没有 hill'],
  ['a zone that the place has not', EXCEPTION.replace('place: hall', 'place: dayao'), 1, '没有专区 tax'],
  ['the same day twice', EXCEPTION + EXCEPTION, 2, '同一处、同一天'],
  ['back to front', EXCEPTION.replace('2026-12-31', '2026-12-31, to: 2026-12-30'), 1, '早于第一天'],
  [
    'an item in two of them',
    ITEMS + ITEMS.replace('[BD-0003, BD-0004]', '[BD-0005, BD-0004]'),
    2,
    '同一处、同一天',
  ],
  ['an item twice', ITEMS.replace('BD-0004', 'BD-0003'), 1, '写了两次'],
  ['an item of another zone', ITEMS.replace('items:', 'zone: tax, items:'), 1, '在专区 realestate'],
  [
    'an item that the place does not do',
    ITEMS.replace('items:', 'place: dayao, items:'),
    1,
    'dayao 不办 BD-0003',
  ],
  ['nothing said to citizens', EXCEPTION.replace('年末', '" "'), 1, '不能空着'],
  ['a text in place of the list', '没有\n', 1, '须写成列表'],
  ['a year that is missing', EXCEPTION.replace('2026-12-31', '2026-13-31'), 1, '没有这一天'],
])('an exception: %s', (_what, text, line, remedy) => {
  const mistakes = mistakesAfter('exceptions.yaml', () => text);
  expect(mistakes.join('\n')).toContain(remedy);
  expect(mistakes.some((each) => each.startsWith(`hall/exceptions.yaml 第 ${line} 行`))).toBe(true);
});

it('a hole between two years', () => {
  const mistakes = mistakesAfter('calendar.yaml', (text) => {
    const year = text.slice(text.indexOf('  - year: 2026'));
    return text + year.replaceAll('2026', '2028').replace(/workdays: .*/, 'workdays: []');
  });
  expect(mistakes.join('\n')).toContain('缺 2027 年');
});

const YEAR_2027 = `  - year: 2027
    source: 测试
    holidays:
      - { name: 元旦, nameEn: New Year, from: 2026-12-31, to: 2027-01-02 }
      - { name: 劳动节, nameEn: Labour Day, from: 2027-05-01, to: 2027-05-05 }
      - { name: 国庆节, nameEn: National Day, from: 2027-10-01, to: 2027-10-07 }
    workdays: [2026-12-27]
`;

it('New Year’s begins in the December before and is made up for there, as on 29 December 2018', () => {
  expect(mistakesAfter('calendar.yaml', (text) => text + YEAR_2027)).toEqual([]);
});

it.each([
  [
    'a make-up day in the next year’s holiday',
    '2026-10-10]',
    '2026-10-10, 2026-12-31]',
    '又放假（元旦）又上班',
  ],
  ['a make-up day of both years', '2026-10-10]', '2026-10-10, 2026-12-27]', '2026-12-27 写了两次'],
  [
    'holidays of two years that overlap',
    '    # 调休',
    '      - { name: 年末, nameEn: Year’s end, from: 2026-12-30, to: 2026-12-31 }\n    # 调休',
    '元旦与年末在 2026-12-31 重叠',
  ],
])('%s', (_what, from, to, remedy) => {
  const mistakes = mistakesAfter('calendar.yaml', (text) => text.replace(from, to) + YEAR_2027);
  expect(mistakes).toContainEqual(expect.stringContaining(remedy));
  expect(mistakes.every((each) => /^hall\/calendar\.yaml 第 \d+ 行 · /.test(each))).toBe(true);
});

it('an empty fairness.yaml is no plan without rules', () => {
  expect(mistakesAfter('fairness.yaml', () => '')).toContainEqual(expect.stringContaining('release：缺少'));
});

it('a file that is not there, and one that is no YAML', () => {
  rmSync(path.join(folder, 'places.yaml'));
  const mistakes = mistakesAfter('calendar.yaml', (text) => text.replace('years:', 'years: ]'));
  expect(mistakes).toContainEqual(expect.stringMatching(/^hall\/places\.yaml 第 1 行 · 文件读不出来/));
  expect(mistakes).toContainEqual(expect.stringMatching(/^hall\/calendar\.yaml 第 10 行 · YAML 格式错误/));
});

it.each(['calendar.yaml', 'booking.yaml'])('an empty %s: its first line, and what to write', (file) => {
  for (const text of ['', '\n', '# 以后再写\n']) {
    writeFileSync(path.join(folder, file), text);
    const loaded = loadHall(folder, knownItems());
    const mistakes = loaded.ok ? [] : loaded.problems.map(hallProblemLine);
    expect(mistakes).toEqual([expect.stringContaining(`hall/${file} 第 1 行 · 文件是空的：请写上`)]);
  }
});

it('a folder where the calendar’s file should be', () => {
  rmSync(path.join(folder, 'calendar.yaml'));
  mkdirSync(path.join(folder, 'calendar.yaml'));
  const loaded = loadHall(folder, knownItems());
  expect(loaded.ok ? [] : loaded.problems.map(hallProblemLine)).toEqual([
    expect.stringMatching(/^hall\/calendar\.yaml 第 1 行 · 文件读不出来：请检查/),
  ]);
});
