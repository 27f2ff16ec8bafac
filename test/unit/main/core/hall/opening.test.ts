/** What is open: planned days of 2026, and properties over any instant, item and exception. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  dayState,
  fits,
  openDays,
  placesFor,
  slotsOn,
  type Wanted,
} from '../../../../../main/core/hall/opening.ts';
import { hallDate } from '../../../../../main/core/model/clock.ts';
import { addDays, daysFrom, minutesOf, spanOf } from '../../../../../main/core/model/hall/days.ts';
import type { HallException, HallPlan } from '../../../../../main/core/model/hall/plan.ts';
import { knownItems, shippedHall } from '../../../../kit/hall.ts';

const plan = shippedHall();
const items = [...knownItems().bookable];
const HR: Wanted = { placeId: 'hall', zoneId: 'hr', itemCode: 'RS-0001' };
const at = (time: string) => Date.parse(`${time}+08:00`);
const datesAt = (time: string, of: HallPlan = plan) => openDays(of, HR, at(time)).map(({ date }) => date);

it('P27: on 2026-09-30 the days after the National Day are offered, its make-up Saturday among them', () => {
  expect(datesAt('2026-09-30T10:00:00')).toEqual([
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-12',
    '2026-10-13',
    '2026-10-14',
    '2026-10-15',
  ]);
});

it('on 2026-02-13 the make-up Saturday, then nothing before the end of the Spring Festival', () => {
  expect(datesAt('2026-02-13T10:00:00').slice(0, 5)).toEqual([
    '2026-02-14',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
  ]);
  expect(openDays(plan, HR, at('2026-02-13T10:00:00'))[0]).toMatchObject({ isMadeUp: true, isKnown: true });
});

it('in a year without a calendar: what the law fixes is closed, the rest can only be wished for', () => {
  const days = openDays(plan, HR, at('2026-12-30T10:00:00'));
  expect(days.map(({ date, isKnown }) => `${date} ${isKnown}`)).toEqual([
    '2026-12-31 true',
    '2027-01-04 false',
    '2027-01-05 false',
    '2027-01-06 false',
    '2027-01-07 false',
    '2027-01-08 false',
    '2027-01-11 false',
  ]);
  expect(dayState(plan, HR, '2027-01-01')).toMatchObject({ state: 'closed', name: '元旦' });
});

it('the hall’s day begins at its own midnight', () => {
  expect(datesAt('2026-11-27T23:59:59')[0]).toBe('2026-11-30');
  expect(datesAt('2026-11-30T00:00:00')[0]).toBe('2026-12-01');
});

it('the usual half hours, and an item’s own', () => {
  const usual = slotsOn(plan, HR, '2026-12-01');
  expect(usual).toHaveLength(13);
  expect(usual.at(0)).toEqual({ start: '09:00', end: '09:30' });
  expect(usual.at(-1)).toEqual({ start: '16:30', end: '17:00' });
  const property = { placeId: 'hall', zoneId: 'realestate', itemCode: 'BD-0004' };
  expect(slotsOn(plan, property, '2026-12-01').map(({ start }) => start)).toEqual([
    '09:00',
    '10:00',
    '11:00',
    '13:30',
    '14:30',
    '15:30',
  ]);
});

it('an item is done where its zone is', () => {
  expect(placesFor(plan, HR).map(({ id }) => id)).toEqual(['hall', 'dayao', 'zhentou']);
  expect(placesFor(plan, { zoneId: 'tax', itemCode: 'SW-0001' }).map(({ id }) => id)).toEqual(['hall']);
  expect(dayState(plan, { ...HR, placeId: 'nowhere' }, '2026-12-01')).toMatchObject({ why: 'not-here' });
});

it('the narrower exception wins over the wider', () => {
  const day = { from: '2026-12-01', why: '测试' };
  const exceptions: HallException[] = [
    { ...day, closed: true },
    { ...day, place: 'hall', open: ['08:00-09:00'] },
    { ...day, place: 'hall', zone: 'hr', open: ['10:00-11:00'] },
    { ...day, place: 'hall', zone: 'hr', items: ['RS-0001'], open: ['14:00-15:00'] },
  ];
  const first = (of: Wanted, known: readonly HallException[]) =>
    slotsOn({ ...plan, exceptions: [...known] }, of, '2026-12-01')[0]?.start;
  expect(first(HR, exceptions)).toBe('14:00');
  expect(first(HR, [...exceptions].reverse())).toBe('14:00');
  expect(first({ ...HR, itemCode: 'RS-0002' }, exceptions)).toBe('10:00');
  expect(first({ ...HR, zoneId: 'medical', itemCode: 'YB-0001' }, exceptions)).toBe('08:00');
  expect(first({ ...HR, placeId: 'dayao' }, exceptions)).toBeUndefined();
});

/** Instants from before the first to after the last known year. */
const instant = fc.integer({ min: at('2025-12-20T00:00:00'), max: at('2027-03-01T00:00:00') });
const wanted = fc
  .constantFrom(...items)
  .chain(([itemCode, zoneId]) =>
    fc
      .constantFrom(...placesFor(plan, { zoneId, itemCode }))
      .map(({ id }): Wanted => ({ placeId: id, zoneId, itemCode })),
  );
const [year2026] = plan.years;
const holidays = new Set(year2026?.holidays.flatMap(({ from, to }) => daysFrom(from, to)));

it('never a holiday, never a weekend that is not worked, never today or before, never past closing', () => {
  fc.assert(
    fc.property(instant, wanted, (now, of) => {
      for (const { date, slots, isMadeUp } of openDays(plan, of, now)) {
        expect(holidays).not.toContain(date);
        expect(date > hallDate(now)).toBe(true);
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        expect(weekday === 0 || weekday === 6).toBe(isMadeUp);
        expect(slots.length).toBeGreaterThan(0);
        for (const slot of slots) {
          expect(slot.start < slot.end && slot.end <= '17:00').toBe(true);
          expect(slot.end <= '12:00' || slot.start >= '13:30').toBe(true);
          expect(fits(plan, of, { date, ...slot }, now)).toBe(true);
          expect(minutesOf(slot.start) + 30).toBeLessThanOrEqual(minutesOf(slot.end));
        }
      }
    }),
  );
});

it('every make-up day is offered as soon as it is near enough, and no open day between is left out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...(year2026?.workdays ?? [])), wanted, (workday, of) => {
      const days = openDays(plan, of, at(`${addDays(workday, -1)}T20:00:00`));
      expect(days[0]).toMatchObject({ date: workday, isMadeUp: true });
    }),
  );
  fc.assert(
    fc.property(instant, wanted, (now, of) => {
      const days = openDays(plan, of, now).map(({ date }) => date);
      expect(days).toHaveLength(plan.daysAhead);
      const [first = '', last = ''] = [days[0], days.at(-1)];
      expect(days).toEqual(daysFrom(first, last).filter((date) => slotsOn(plan, of, date).length > 0));
    }),
  );
});

const exception = fc
  .record({
    ahead: fc.integer({ min: 1, max: 20 }),
    length: fc.integer({ min: 0, max: 5 }),
    open: fc.option(fc.constantFrom('08:00-09:00', '18:00-20:00', '10:00-11:30'), { nil: null }),
  })
  .map(({ ahead, length, open }) => ({
    ahead,
    made: (today: string): HallException => ({
      from: addDays(today, ahead),
      to: addDays(today, ahead + length),
      why: '测试',
      ...(open === null ? { closed: true as const } : { open: [open] }),
    }),
  }));

it('an exception always wins: over holidays, weekends and the usual hours', () => {
  fc.assert(
    fc.property(instant, exception, wanted, (now, { made }, of) => {
      const except = made(hallDate(now));
      const changed = { ...plan, exceptions: [except] };
      for (const date of daysFrom(except.from, except.to ?? except.from)) {
        const day = dayState(changed, of, date);
        if (!except.open) expect(day).toMatchObject({ state: 'closed', why: 'exception', name: '测试' });
        else expect(day).toMatchObject({ state: 'open', spans: except.open.map(spanOf) });
      }
      const outside = addDays(except.to ?? except.from, 1);
      expect(dayState(changed, of, outside)).toEqual(dayState(plan, of, outside));
    }),
  );
});

it('nothing while the clock is in doubt, and nothing fits that has passed', () => {
  expect(openDays(plan, HR, null)).toEqual([]);
  const slot = { date: '2026-12-01', start: '09:00', end: '09:30' };
  expect(fits(plan, HR, slot, at('2026-12-01T08:59:00'))).toBe(true);
  expect(fits(plan, HR, slot, at('2026-12-01T09:00:00'))).toBe(false);
  expect(fits(plan, HR, { ...slot, end: '13:00' }, null)).toBe(false);
  expect(fits(plan, HR, { ...slot, date: '2026-10-01' }, null)).toBe(false);
});
