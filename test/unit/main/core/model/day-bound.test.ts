import { expect, it } from 'vitest';
import { dayOf } from '../../../../../main/core/model/day-bound.ts';

it.each([
  ['2020-02-29', '2026-11-28', '2020-02-29'],
  ['today', '2026-11-28', '2026-11-28'],
  ['today+30d', '2026-11-28', '2026-12-28'],
  ['today-18y', '2024-02-29', '2006-02-28'],
  ['today+3m', '2026-11-30', '2027-02-28'],
  ['today-1m', '2026-03-31', '2026-02-28'],
  ['today+1y', '2026-12-31', '2027-12-31'],
])('%s is, on %s, %s', (bound, today, day) => expect(dayOf(bound, today)).toBe(day));

it('is not known while today is not', () => {
  expect(dayOf('today-1d', null)).toBeNull();
  expect(dayOf('2020-01-01', null)).toBe('2020-01-01');
});
