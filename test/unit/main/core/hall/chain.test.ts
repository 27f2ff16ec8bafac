/** A visit's items follow each other, and nobody waits over noon. */
import { expect, it } from 'vitest';
import { chained } from '../../../../../main/core/hall/chain.ts';
import { minutesOf, timeOf } from '../../../../../main/core/model/hall/days.ts';

const slots = (length: number, ...spans: [string, string][]) =>
  spans.flatMap(([from, to]) => {
    const all: { start: string; end: string }[] = [];
    for (let at = minutesOf(from); at + length <= minutesOf(to); at += length) {
      all.push({ start: timeOf(at), end: timeOf(at + length) });
    }
    return all;
  });
const DAY: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '17:00'],
];
const half = { slots: slots(30, ...DAY), visit: 30 };
const hour = { slots: slots(60, ...DAY), visit: 60 };
const starts = (items: Parameters<typeof chained>[0], start: string) =>
  chained(items, start)?.map((time) => time.start) ?? null;

it('each begins when the one before is done', () => {
  expect(starts([half, half, half], '09:00')).toEqual(['09:00', '09:30', '10:00']);
  expect(starts([hour, half], '10:00')).toEqual(['10:00', '11:00']);
});

it('one with longer slots is waited for, but for less than one of them', () => {
  expect(starts([half, hour], '09:00')).toEqual(['09:00', '10:00']);
  expect(starts([half, hour], '09:30')).toEqual(['09:30', '10:00']);
});

it('a visit that takes longer than its slot is done before the next begins', () => {
  expect(starts([{ ...half, visit: 45 }, half], '09:00')).toEqual(['09:00', '10:00']);
});

it('what would lie on both sides of noon, past closing or off its own times has no time', () => {
  expect(starts([half, half], '11:30')).toBeNull();
  expect(starts([half, half], '16:30')).toBeNull();
  expect(starts([half, half], '09:10')).toBeNull();
  expect(starts([half, { ...half, slots: [] }], '09:00')).toBeNull();
});
