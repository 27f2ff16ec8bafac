import { expect, it } from 'vitest';
import { BrightnessConfig } from '../../../../../kiosk-config/schema.ts';
import { brightnessAt } from '../../../../../main/core/hours/brightness.ts';

const LINES = [
  { from: '07:00', percent: 100 },
  { from: '18:30', percent: 80 },
  { from: '21:00', percent: 60 },
];
/** Hall's time. */
const at = (time: string) => Date.parse(`2026-11-30T${time}:00+08:00`);

it.each([
  ['00:00', 60],
  ['06:59', 60],
  ['07:00', 100],
  ['18:29', 100],
  ['18:30', 80],
  ['20:59', 80],
  ['21:00', 60],
  ['23:59', 60],
])('at %s each line holds until the next, the last one over midnight', (time, percent) => {
  expect(brightnessAt(LINES, at(time))).toBe(percent);
});

it('one line holds around the clock, none is full', () => {
  expect(brightnessAt([{ from: '12:00', percent: 70 }], at('03:00'))).toBe(70);
  expect(brightnessAt([], at('03:00'))).toBe(100);
});

it('a day can begin at midnight', () => {
  const lines = [
    { from: '00:00', percent: 60 },
    { from: '06:00', percent: 100 },
  ];
  expect(brightnessAt(lines, at('00:00'))).toBe(60);
  expect(brightnessAt(lines, at('23:59'))).toBe(100);
});

it('by a clock in doubt it is full', () => {
  expect(brightnessAt([{ from: '00:00', percent: 60 }], null)).toBe(100);
});

it('takes what it was given from the schema', () => {
  expect(BrightnessConfig.parse(LINES)).toEqual(LINES);
  expect(BrightnessConfig.parse([])).toEqual([]);
});

const line = (from: unknown, percent: unknown) => ({ from, percent });
it.each([
  ['dark', [line('21:00', 0)], '须为 60 至 100 的整数（百分比）；再暗就看不清了'],
  ['too dark', [line('21:00', 59)], '须为 60 至 100 的整数（百分比）；再暗就看不清了'],
  ['more than full', [line('21:00', 101)], '须为 60 至 100 的整数（百分比）；再暗就看不清了'],
  ['a fraction', [line('21:00', 62.5)], '须为 60 至 100 的整数（百分比）；再暗就看不清了'],
  ['no number', [line('21:00', '60%')], '须为 60 至 100 的整数（百分比）；再暗就看不清了'],
  ['24:00', [line('24:00', 60)], '须写成 21:00 的样子；半夜十二点写 00:00'],
  ['9:00', [line('9:00', 60)], '须写成 21:00 的样子；半夜十二点写 00:00'],
  ['no text', [line(2100, 60)], '须写成 21:00 的样子'],
  ['out of order', [line('21:00', 60), line('07:00', 100)], '须由早到晚写，07:00 在 21:00 之前'],
  ['one time twice', [line('21:00', 60), line('21:00', 100)], '21:00 写了两次'],
])('refuses %s, in Chinese', (_, lines, message) => {
  const { error } = BrightnessConfig.safeParse(lines);
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});
