import { expect, it } from 'vitest';
import { Nightly } from '../../../../../main/core/hours/nightly.ts';

const SECOND = 1_000;
const HOUR = 3600 * SECOND;
const CONFIG = { enabled: true, from: '02:30', to: '04:30' };

/** A core that began at that time, and whose clock goes on as it is told. */
function night(began: string, config = CONFIG) {
  const state = {
    now: Date.parse(`2026-11-29T${began}:00+08:00`),
    monotonic: 0,
    isBusy: false,
    isTrue: true,
  };
  let restarts = 0;
  const nightly = new Nightly({
    config: () => config,
    believed: () => (state.isTrue ? state.now : null),
    isBusy: () => state.isBusy,
    restart: () => {
      restarts += 1;
    },
    monotonic: () => state.monotonic,
  });
  /** Looks every five seconds, as the kiosk does. */
  const pass = (ms: number) => {
    for (let left = ms; left > 0 && restarts === 0; left -= 5 * SECOND) {
      state.now += 5 * SECOND;
      state.monotonic += 5 * SECOND;
      nightly.look();
    }
    return restarts;
  };
  return { state, pass, time: () => new Date(state.now + 8 * HOUR).toISOString().slice(11, 16) };
}

it('restarts at the window’s beginning when nobody is there, and not before', () => {
  const { pass, time } = night('08:00');
  expect(pass(18 * HOUR)).toBe(0);
  expect(pass(HOUR)).toBe(1);
  expect(time()).toBe('02:30');
});

it('a night that passes midnight is one night, and has one restart, however long it is', () => {
  const late = { ...CONFIG, from: '23:30', to: '01:30' };
  const evening = night('12:00', late);
  expect(evening.pass(11 * HOUR)).toBe(0);
  evening.state.isBusy = true;
  expect(evening.pass(HOUR)).toBe(0);
  evening.state.isBusy = false;
  expect(evening.pass(HOUR)).toBe(1);
  expect(evening.time()).toBe('00:01');
  expect(night('02:00', late).pass(21 * HOUR)).toBe(0);

  const long = { ...CONFIG, from: '21:00', to: '07:00' };
  expect(night('21:01', long).pass(10 * HOUR)).toBe(0);
  expect(night('21:01', long).pass(24 * HOUR)).toBe(1);
});

it('waits until nobody has been busy for a minute, and lets a whole night pass where somebody always is', () => {
  const { state, pass, time } = night('08:00');
  pass(18 * HOUR);
  state.isBusy = true;
  expect(pass(HOUR)).toBe(0);
  state.isBusy = false;
  expect(pass(55 * SECOND)).toBe(0);
  // One look at which somebody is there begins the minute anew.
  state.isBusy = true;
  pass(5 * SECOND);
  state.isBusy = false;
  expect(pass(55 * SECOND)).toBe(0);
  expect(pass(15 * SECOND)).toBe(1);
  expect(time()).toBe('03:02');

  const all = night('08:00');
  all.state.isBusy = true;
  expect(all.pass(22 * HOUR)).toBe(0);
  all.state.isBusy = false;
  expect(all.pass(12 * HOUR)).toBe(0);
});

it('a core that has just begun, or whose clock is in doubt, does not', () => {
  expect(night('02:31').pass(2 * HOUR)).toBe(0);
  const { state, pass } = night('08:00');
  state.isTrue = false;
  expect(pass(24 * HOUR)).toBe(0);
});

it('puts a staged release in place in the first idle minute of the window, at a young core and with the restart off', () => {
  let staged = true;
  let restarts = 0;
  let now = Date.parse('2026-11-29T02:20:00+08:00');
  let monotonic = 0;
  const nightly = new Nightly({
    config: () => ({ ...CONFIG, enabled: false }),
    believed: () => now,
    isBusy: () => false,
    isStaged: () => staged,
    restart: () => {
      restarts += 1;
    },
    monotonic: () => monotonic,
  });
  const pass = (ms: number) => {
    now += ms;
    monotonic += ms;
    nightly.look();
  };
  nightly.look();
  pass(9 * 60 * SECOND);
  expect(restarts).toBe(0);
  staged = false;
  pass(2 * 60 * SECOND);
  expect(restarts).toBe(0);
  staged = true;
  pass(5 * SECOND);
  expect(restarts).toBe(1);
});
