/** On which day a slip is good for, and when it is too late to change it. */
import { expect, it } from 'vitest';
import { isVisitToday, tooLateFor } from '../../../../../renderer/places/found-slip/time.ts';

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const steps = { outcome: 'steps', itemCode: 'RS-0001', steps: [], review: null } as const;
const given = { ...steps, steps: [], given: { date: TUESDAY, start: '09:00', end: '09:30' } };

it('a wish of another kiosk’s is checked in on the day that it was given, not on the one that its slip says', () => {
  expect(isVisitToday(MONDAY, { ...steps, steps: [] }, MONDAY)).toBe(true);
  expect(isVisitToday(MONDAY, given, TUESDAY)).toBe(true);
  expect(isVisitToday(MONDAY, given, MONDAY)).toBe(false);
  expect(isVisitToday(null, null, MONDAY)).toBe(false);
  expect(isVisitToday(MONDAY, null, null)).toBe(true);
});

it('says that it is too late on the day itself, and afterwards that it has passed', () => {
  const appointment = { firm: true, date: MONDAY, start: '09:00', end: '09:30' };
  expect(tooLateFor({ appointment }, MONDAY)).toBe('today');
  expect(tooLateFor({ appointment }, TUESDAY)).toBe('over');
  expect(tooLateFor({ appointment }, '2026-11-29')).toBe(null);
  expect(tooLateFor({ appointment }, null)).toBe(null);
  expect(tooLateFor({ appointment: null }, MONDAY)).toBe(null);
});
