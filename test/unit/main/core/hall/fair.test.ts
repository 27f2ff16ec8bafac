/** When a newly opened day is given out, and what needs no booking. */
import { expect, it } from 'vitest';
import { newestDay, phaseOf, walkInOf } from '../../../../../main/core/hall/fair.ts';
import type { Wanted } from '../../../../../main/core/hall/opening.ts';
import { shippedHall } from '../../../../kit/hall.ts';

const plan = shippedHall();
const HR: Wanted = { placeId: 'hall', zoneId: 'hr', itemCode: 'RS-0001' };
const POLICE: Wanted = { placeId: 'hall', zoneId: 'police', itemCode: 'GA-0001' };
const TRANSFER: Wanted = { placeId: 'hall', zoneId: 'realestate', itemCode: 'BD-0004' };
const at = (time: string) => Date.parse(`${time}:00+08:00`);

it('the seventh working day is new on a working day; a weekend opens none', () => {
  // A Tuesday: Wednesday is the first of the seven.
  expect(newestDay(plan, HR, at('2026-11-24T07:00'))).toBe('2026-12-03');
  expect(newestDay(plan, HR, at('2026-11-28T07:00'))).toBeNull();
  expect(newestDay(plan, HR, at('2026-11-29T23:59'))).toBeNull();
  expect(newestDay(plan, HR, at('2026-11-30T00:00'))).toBe('2026-12-09');
});

it.each([
  ['the hall', HR, '07:59', { phase: 'not-released', at: at('2026-11-24T08:00') }],
  ['the hall at its hour', HR, '08:00', { phase: 'open' }],
  ['a zone with an hour of its own', POLICE, '08:05', { phase: 'not-released', at: at('2026-11-24T08:10') }],
  ['a group before its zone', TRANSFER, '07:25', { phase: 'not-released', at: at('2026-11-24T07:30') }],
  ['a group that is drawn', TRANSFER, '07:30', { phase: 'drawing', at: at('2026-11-24T19:30') }],
  ['a group that was drawn', TRANSFER, '19:30', { phase: 'open' }],
] as const)('%s at its time', (_what, wanted, time, phase) => {
  expect(phaseOf(plan, wanted, '2026-12-03', at(`2026-11-24T${time}`))).toEqual(phase);
  expect(phaseOf(plan, wanted, '2026-12-02', at(`2026-11-24T${time}`))).toEqual({ phase: 'open' });
});

it('a plan of an earlier release gives everything out at once, and names no walk-in', () => {
  const { fairness, ...earlier } = plan;
  expect(phaseOf(earlier, TRANSFER, '2026-12-03', at('2026-11-24T00:00'))).toEqual({ phase: 'open' });
  expect(walkInOf(earlier, 'SW-0010')).toBeNull();
  expect(fairness?.walkIn.length).toBeGreaterThan(0);
});

it('walk-ins, with and without a booking all the same', () => {
  expect(walkInOf(plan, 'SW-0010')).toEqual({ canBook: true });
  expect(walkInOf(plan, 'SW-0017')).toEqual({ canBook: false });
  expect(walkInOf(plan, 'RS-0001')).toBeNull();
});
