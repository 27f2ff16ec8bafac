import { expect, it } from 'vitest';
import { seeded } from '../../../../kit/random.ts';
import { dayOf, filingsOf } from '../../../../soak/month/weather.ts';

const month = (days: number, filings: number) => ({ days, filings, random: seeded(1) });
const all = (days: number, filings: number) => {
  const plan = month(days, filings);
  return Array.from({ length: days }, (_, day) => dayOf(day, plan));
};

it.each([
  [30, 5_000],
  [3, 40],
])('%i days have all of %i filings, and one update in the middle', (days, filings) => {
  const counts = Array.from({ length: days }, (_, day) => filingsOf(day, { days, filings }));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(filings);
  expect(all(days, filings).flatMap(({ hasUpdate }, day) => (hasUpdate ? [day] : []))).toEqual([
    Math.floor((days - 1) / 2),
  ]);
});

it('a month is online for two days, and then the platform is away but for a bad hour each week', () => {
  const ends = all(30, 5_000).map(({ ways }) => ways.at(-1)?.way);
  expect(ends.slice(0, 2)).toEqual(['well', 'well']);
  expect(new Set(ends.slice(2))).toEqual(new Set(['away']));
  const between = all(30, 5_000)
    .slice(2)
    .flatMap(({ ways }) => ways.map(({ way }) => way));
  expect(between).not.toContain('well');
  expect(new Set(between)).toEqual(new Set(['away', 'loses', 'busy']));
});

it('has walk-aways and a device fault each day, and kills of core and device host', () => {
  const days = all(30, 5_000);
  expect(days.every(({ walkAways }) => walkAways.length > 0)).toBe(true);
  expect(days.every(({ device }) => device.from < device.until)).toBe(true);
  expect(new Set(days.map(({ device }) => device.fault)).size).toBe(4);
  expect(new Set(days.flatMap(({ kills }) => kills.map(({ what }) => what))).size).toBe(2);
});

it('is the same for the same seed', () => {
  expect(all(30, 5_000)).toEqual(all(30, 5_000));
});
