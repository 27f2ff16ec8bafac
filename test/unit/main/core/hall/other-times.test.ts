/** What is offered beside a wished time. */
import { expect, it } from 'vitest';
import { otherTimes } from '../../../../../main/core/hall/other-times.ts';

const slots = ['09:00', '09:30', '14:00', '14:30'].map((start) => ({ start, end: start }));
const week = ['07', '08', '09', '10', '11', '14', '15'].map((day) => ({ date: `2026-12-${day}`, slots }));
const starts = (times: ReturnType<typeof otherTimes>) => times.map(({ date, start }) => `${date} ${start}`);

it('is the other half of that day and the same time of the days nearest, five at most, in order', () => {
  expect(starts(otherTimes(week, { date: '2026-12-09', start: '09:30' }))).toEqual([
    '2026-12-07 09:30',
    '2026-12-08 09:30',
    '2026-12-09 14:00',
    '2026-12-10 09:30',
    '2026-12-11 09:30',
  ]);
});

it('takes the same half where a day has not that time, and no day where it has neither', () => {
  const short = [
    { date: '2026-12-08', slots: [{ start: '10:00', end: '10:30' }] },
    { date: '2026-12-09', slots: [{ start: '09:00', end: '09:30' }] },
    { date: '2026-12-10', slots: [{ start: '15:00', end: '15:30' }] },
  ];
  expect(starts(otherTimes(short, { date: '2026-12-09', start: '09:00' }))).toEqual(['2026-12-08 10:00']);
});

it('never offers the time that is wished for', () => {
  for (const { date } of week) {
    for (const { start } of slots) {
      expect(starts(otherTimes(week, { date, start }))).not.toContain(`${date} ${start}`);
    }
  }
});
