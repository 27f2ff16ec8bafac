import { describe, expect, it } from 'vitest';
import { changeState, isTooLate } from '../../../../../../main/core/matters/common/change.ts';

const appointment = { firm: true, date: '2026-11-26', start: '09:30', end: '10:00' };
const at = (time: string) => Date.parse(`${time}+08:00`);
const booking = { kind: 'booking', isGranted: true } as const;
const before = at('2026-11-25T12:00:00');

describe('whether a booking can be cancelled or changed', () => {
  it.each([
    ['2026-11-26T07:30:00', false],
    ['2026-11-26T07:30:01', true],
    ['2026-12-01T07:00:00', true],
  ])('at %s, of a visit on 26 November at 9:30, it is too late: %s', (time, late) => {
    expect(isTooLate(appointment, at(time))).toBe(late);
    const state = changeState({ ...booking, appointment }, null, at(time));
    expect(state).toBe(late ? 'not-offered' : 'offered');
  });

  it('by a clock in doubt nothing is too late', () => {
    expect(isTooLate(appointment, null)).toBe(false);
    expect(changeState({ ...booking, appointment }, null, null)).toBe('offered');
  });

  it('a slip that no longer says its time leaves that to the platform', () => {
    expect(changeState({ ...booking, appointment: null }, null, before)).toBe('offered');
  });

  it.each(['pre-review', 'cancellation'] as const)('is not asked of a %s', (kind) => {
    expect(changeState({ kind, appointment, isGranted: true }, null, before)).toBe('not-offered');
  });

  it('is asked of a rebooking once the platform gave its time: until then the booking’s own slip holds', () => {
    const rebooking = { kind: 'rebooking', appointment } as const;
    expect(changeState({ ...rebooking, isGranted: true }, null, before)).toBe('offered');
    expect(changeState({ ...rebooking, isGranted: false }, null, before)).toBe('not-offered');
  });

  it('once the platform has one, no more', () => {
    expect(changeState({ ...booking, appointment }, 'delivered', before)).toBe('delivered');
  });

  it('one that waits may be a stranger’s: it shuts nobody out, while there is time', () => {
    expect(changeState({ ...booking, appointment }, 'waiting', before)).toBe('offered-beside');
    const late = at('2026-11-26T09:00:00');
    expect(changeState({ ...booking, appointment }, 'waiting', late)).toBe('waiting');
  });

  it('one that was refused may have been a stranger’s: it is offered again, while there is time', () => {
    const refused = 'parked';
    expect(changeState({ ...booking, appointment }, refused, before)).toBe('offered-again');
    const late = at('2026-11-26T09:00:00');
    expect(changeState({ ...booking, appointment }, refused, late)).toBe('parked');
  });
});
