import { expect, it } from 'vitest';
import { wishDays } from '../../../../../main/core/hall/hours.ts';

it('offers the next five working days at the hall’s hours, in the hall’s time zone', () => {
  // Friday 2026-11-27, 23:30 in Liuyang; still the afternoon in UTC.
  const days = wishDays(Date.parse('2026-11-27T23:30:00+08:00'));
  expect(days.map((day) => day.date)).toEqual([
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
  ]);
  const slots = days[0]?.slots ?? [];
  expect(slots).toHaveLength(13);
  expect(slots.at(0)).toEqual({ start: '09:00', end: '09:30', remaining: null });
  expect(slots.find((slot) => slot.start > '11:30')).toMatchObject({ start: '13:30' });
  expect(slots.at(-1)).toMatchObject({ end: '17:00' });
});
