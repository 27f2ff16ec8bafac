import { describe, expect, it } from 'vitest';
import { TrustedClock } from '../../../../../main/core/clock/trusted-clock.ts';

const TODAY = Date.parse('2026-11-28T10:00:00+08:00');
const HOUR = 3600_000;
const at = (text: string) => Date.parse(`${text}T10:00:00+08:00`);

/** A machine whose clock can be set, with what it remembers across restarts. */
function machine(start = TODAY) {
  const kept = new Map<string, unknown>();
  const facts = {
    read: (name: string) => (kept.get(name) ?? null) as never,
    write: (name: string, value: unknown) => void kept.set(name, value),
  };
  const state = { now: start, monotonic: 0 };
  const boot = () => new TrustedClock({ facts, now: () => state.now, monotonic: () => state.monotonic });
  const pass = (ms: number) => {
    state.now += ms;
    state.monotonic += ms;
  };
  return { state, boot, pass, kept };
}

describe('the clock', () => {
  it.each(['1970-01-01', '2000-01-01', '2026-10-01'])('at %s is behind, from the first start', (day) => {
    expect(machine(at(day)).boot().doubt).toBe('behind');
  });

  it.each(['2040-01-01', '2028-01-01'])('at %s is ahead of anything this kiosk has seen', (day) => {
    const { boot, state } = machine();
    boot().note();
    state.now = at(day);
    expect(boot().doubt).toBe('ahead');
  });

  it('set back by hours, while running or over a restart, is behind until it is right again', () => {
    const { boot, state, pass } = machine();
    const clock = boot();
    clock.note();
    pass(5 * HOUR);
    clock.note();
    state.now -= 3 * HOUR;
    expect(clock.doubt).toBe('behind');
    expect(clock.believed).toBeNull();
    expect(boot().doubt).toBe('behind');
    state.now += 3 * HOUR;
    expect(clock.doubt).toBeNull();
  });

  it('set ahead is found by the platform’s time, and what was seen meanwhile is not remembered', () => {
    const { boot, state, pass, kept } = machine();
    const clock = boot();
    clock.heardPlatform(state.now);
    state.now += 30 * 24 * HOUR;
    pass(HOUR);
    clock.note();
    expect(clock.doubt).toBe('ahead');
    expect(kept.get('clock-last-seen')).toBeLessThan(TODAY + HOUR);
    state.now -= 30 * 24 * HOUR;
    expect(clock.doubt).toBeNull();
  });

  it('is not led away for good by a platform whose own clock was wrong for a while', () => {
    const { boot, state, pass, kept } = machine();
    const clock = boot();
    clock.heardPlatform(state.now);
    clock.heardPlatform(at('2040-01-01'));
    expect(clock.believed).toBeNull();
    pass(HOUR);
    clock.heardPlatform(state.now);
    expect(clock.believed).toBe(state.now);
    expect(clock.passed).toBe(state.now);
    expect(kept.get('clock-last-seen')).toBe(state.now);
    expect(boot().doubt).toBeNull();
    // A server without a clock of its own says so.
    clock.heardPlatform(0);
    expect(clock.believed).toBe(state.now);
  });

  it('a machine that stood still for two months is believed, and so are minutes of correction', () => {
    const { boot, state, pass } = machine();
    boot().note();
    pass(60 * 24 * HOUR);
    const clock = boot();
    expect(clock.doubt).toBeNull();
    clock.note();
    state.now -= 9 * 60_000;
    expect(clock.doubt).toBeNull();
  });
});
