import { expect, it } from 'vitest';
import { kioskHours } from '../../../../../main/core/hours/opening-hours.ts';

const WEEK = { workday: ['08:30-12:00', '13:30-20:00'], saturday: ['10:00-18:00'] };
/** Thursday is a holiday, Saturday the 5th is worked for it. */
const CALENDAR = {
  everyYear: [],
  years: [
    {
      year: 2026,
      source: '样例',
      holidays: [{ name: '样例节', nameEn: 'Sample', from: '2026-12-03', to: '2026-12-03' }],
      workdays: ['2026-12-05'],
    },
  ],
};
const at = (time: string) => Date.parse(`2026-${time}:00+08:00`);
const hours = (time: string, week: Parameters<typeof kioskHours>[0] = WEEK) =>
  kioskHours(week, CALENDAR, at(time));
const closedUntil = (opens: string | null) => ({ state: 'closed-hours', opens });

it.each([
  ['11-30T08:29', closedUntil('2026-11-30T08:30')],
  ['11-30T08:30', { state: 'open' }],
  ['11-30T11:59', { state: 'open' }],
  ['11-30T12:00', closedUntil('2026-11-30T13:30')],
  ['11-30T20:00', closedUntil('2026-12-01T08:30')],
  // The holiday is as a Sunday: closed.
  ['12-02T21:00', closedUntil('2026-12-04T08:30')],
  ['12-03T10:00', closedUntil('2026-12-04T08:30')],
  // The Saturday that is worked has a workday's hours, the next one its own.
  ['12-05T08:45', { state: 'open' }],
  ['12-12T08:45', closedUntil('2026-12-12T10:00')],
  ['12-12T18:00', closedUntil('2026-12-14T08:30')],
])('at %s it is as its week and the calendar say', (time, wanted) => {
  expect(hours(time)).toEqual(wanted);
});

it('holidays have hours of their own where they are written', () => {
  const week = { ...WEEK, holiday: ['09:00-17:00'] };
  expect(hours('12-03T10:00', week)).toEqual({ state: 'open' });
  expect(hours('12-03T08:45', week)).toEqual(closedUntil('2026-12-03T09:00'));
});

it('without hours, and by a clock in doubt, it is open; without a calendar the week alone counts', () => {
  expect(kioskHours(undefined, CALENDAR, at('11-30T03:00'))).toEqual({ state: 'open' });
  expect(kioskHours(WEEK, CALENDAR, null)).toEqual({ state: 'open' });
  expect(kioskHours(WEEK, null, at('12-03T10:00'))).toEqual({ state: 'open' });
});

it('where no day of the next month is open, none is promised', () => {
  const holidays = [{ name: '修', nameEn: 'Works', from: '2026-11-30', to: '2027-02-01' }];
  const works = { everyYear: [], years: [{ year: 2026, source: '', workdays: [], holidays }] };
  expect(kioskHours(WEEK, works, at('11-30T10:00'))).toEqual(closedUntil(null));
});

it('who serves past midnight does not close in between: a span to 23:59 ends with the day', () => {
  const late = { workday: ['20:00-23:59', '00:00-02:00'] };
  expect(hours('11-30T23:58', late)).toEqual({ state: 'open' });
  expect(hours('11-30T23:59', late)).toEqual({ state: 'open' });
  expect(hours('12-01T00:00', late)).toEqual({ state: 'open' });
  expect(hours('12-01T02:00', late)).toEqual(closedUntil('2026-12-01T20:00'));
});
