/** What the time step offers: the picked time while it is free, else the first free one; other places, the earliest first. */
import { expect, it } from 'vitest';
import type { Day, DaysAnswer } from '../../../../../main/core/hall/contract.ts';
import { dayWord } from '../../../../../renderer/steps/time/month.tsx';
import { offeredTime, openPlaces } from '../../../../../renderer/steps/time/parts.tsx';

const day = (date: string, ...left: (number | null)[]): Day => ({
  date,
  isMadeUp: false,
  slots: left.map((remaining, at) => ({ start: `${9 + at}:00`, end: `${9 + at}:30`, remaining })),
});
const DAYS = [day('2026-12-01', 0, 0), day('2026-12-02', 0, 2), day('2026-12-03', 1, 1)];

it('the first free time, past full days and full times', () => {
  expect(offeredTime(DAYS, null)).toMatchObject({ day: { date: '2026-12-02' }, slot: { start: '10:00' } });
  expect(offeredTime([day('2026-12-01', 0)], null)).toBeNull();
  expect(offeredTime([], null)).toBeNull();
});

it('the picked one while it is free; once it is taken, the first free one', () => {
  const at = (date: string, start: string) => offeredTime(DAYS, { date, start });
  expect(at('2026-12-03', '10:00')).toMatchObject({ day: { date: '2026-12-03' }, slot: { start: '10:00' } });
  expect(at('2026-12-02', '9:00')).toMatchObject({ day: { date: '2026-12-02' }, slot: { start: '10:00' } });
  expect(at('2026-11-30', '9:00')).toMatchObject({ day: { date: '2026-12-02' } });
});

it('a day is free, nearly full or full; how full a wished one is, nobody knows', () => {
  expect(dayWord(day('2026-12-01', 3, 3), 5)).toBe('free');
  expect(dayWord(day('2026-12-01', 3, 2), 5)).toBe('few');
  expect(dayWord(day('2026-12-01', 0, 0), 5)).toBe('full');
  expect(dayWord(day('2026-12-01', null, null), 5)).toBe('free');
});

it('of the other places those with a free time, the earliest first', () => {
  const place = (id: string, date: string | null) => ({
    ...{ id, name: id, address: '', windows: '' },
    earliest: date === null ? null : { date, start: '09:00', end: '09:30' },
  });
  const others = [place('a', '2026-12-04'), place('b', null), place('c', '2026-12-02')];
  expect(openPlaces({ others } as unknown as DaysAnswer).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(openPlaces(null)).toEqual([]);
});

it('a day on which the zone has a booking of theirs is not called full, and no time of it is offered', () => {
  const own: Day = { ...day('2026-12-01'), limit: 'zone-day' };
  expect(dayWord(own, 5)).toBe('own');
  expect(offeredTime([own, day('2026-12-02', 3)], { date: '2026-12-01', start: '9:00' })).toMatchObject({
    day: { date: '2026-12-02' },
  });
});
