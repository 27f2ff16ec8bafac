import { describe, expect, it } from 'vitest';
import { hasFailed } from '../../../../../main/core/update/policy.ts';
import {
  asJudged,
  type Begin,
  begin,
  type Complete,
  FAILED_FOR_MS,
  freeSlot,
  type SlotState,
  STARTS_MAX,
} from '../../../../../main/core/update/slots.ts';

const release = (version: string, steps = 8, readable = 8) => ({
  version,
  product: 'web-linux-x64',
  schema: { steps, readable },
});
const complete: Complete = { package: release('1.0.0'), a: release('1.1.0', 9), b: release('1.2.0', 9) };
const now = 1_000_000;
const start = (given: Partial<Begin>) =>
  begin({ state: null, staged: null, verdict: null, wish: null, complete, now, ...given });
const onA: SlotState = {
  active: { slot: 'a', version: '1.1.0' },
  previous: { slot: 'package', version: '1.0.0' },
  probation: null,
  failed: [],
  last: null,
};
const staged = { slot: 'b', version: '1.2.0', at: 1 } as const;
const tried = () => start({ state: onA, staged, wish: { wish: 'apply' } });

describe('the launcher', () => {
  it('starts the package where nothing was ever staged, and after a newer one was installed', () => {
    expect(start({}).active).toEqual({ slot: 'package', version: '1.0.0' });
    const earlier = { ...onA, active: { slot: 'package', version: '0.9.0' } } as const;
    expect(start({ state: earlier }).active.version).toBe('1.0.0');
  });

  it('leaves what is staged alone until the core wishes it', () => {
    expect(start({ state: onA, staged })).toEqual(onA);
    expect(tried()).toMatchObject({
      active: { slot: 'b' },
      previous: { slot: 'a' },
      probation: { starts: 1 },
    });
  });

  it('does not start a slot that holds no whole release', () => {
    const half = { ...complete, b: null };
    expect(start({ state: onA, staged, wish: { wish: 'apply' }, complete: half })).toEqual(onA);
  });

  it('goes back after three starts that were never found well, and remembers the version for a week', () => {
    let state = tried();
    for (let n = 1; n < STARTS_MAX; n++) state = start({ state });
    expect(state).toMatchObject({ active: { slot: 'b' }, probation: { starts: STARTS_MAX } });
    const back = start({ state });
    expect(back).toMatchObject({ active: { slot: 'a' }, probation: null, last: { what: 'rolled-back' } });
    expect(back.failed).toEqual([{ version: '1.2.0', at: now, until: now + FAILED_FOR_MS }]);
    expect(start({ state: back, staged, wish: { wish: 'apply' } }).active.slot).toBe('a');
    const later = now + FAILED_FOR_MS;
    expect(start({ state: back, staged, wish: { wish: 'apply' }, now: later }).active.slot).toBe('b');
  });

  it('a failure noted by a clock that was years ahead holds no longer than that clock; one set back by minutes changes nothing', () => {
    const failed = [{ version: '1.2.0', at: now, until: now + FAILED_FOR_MS }];
    const tryAt = (time: number) =>
      start({ state: { ...onA, failed }, staged, wish: { wish: 'apply' }, now: time }).active.slot;
    expect(tryAt(now - 10 * 60_000)).toBe('a');
    const right = now - 14 * 365 * 24 * 3600_000;
    expect(tryAt(right)).toBe('b');
    expect(hasFailed(failed, '1.2.0', right)).toBe(false);
    expect(hasFailed(failed, '1.2.0', now)).toBe(true);
  });

  it('is on probation no more once it was found good, and goes back at once when found bad', () => {
    const good = start({ state: tried(), verdict: { version: '1.2.0', verdict: 'good' } });
    expect(good).toMatchObject({ active: { slot: 'b' }, probation: null, last: { what: 'good' } });
    expect(start({ state: tried(), verdict: { version: '1.2.0', verdict: 'bad' } }).active.slot).toBe('a');
    // A judgement of another release says nothing.
    expect(asJudged(tried(), { version: '1.1.0', verdict: 'good' }, now)).toEqual(tried());
  });

  it('never goes back to a release that can’t work on the database', () => {
    const breaking: Complete = { ...complete, b: release('1.2.0', 10, 10) };
    const state = { ...onA, active: { slot: 'b', version: '1.2.0' } } as const;
    expect(start({ state, complete: breaking, wish: { wish: 'roll-back' } }).active.slot).toBe('b');
  });

  it('finds a way where the active slot or the state itself is spoilt', () => {
    expect(start({ state: onA, complete: { ...complete, a: null } }).active.slot).toBe('package');
    const rescued = start({ state: 'unreadable' });
    // The database may be of the newer schema, which the newest release reads in any case.
    expect(rescued).toMatchObject({ active: { slot: 'a' }, probation: { starts: 1 } });
  });

  it('gives the updater the slot that neither runs nor is the way back', () => {
    expect(freeSlot(onA)).toBe('b');
    expect(freeSlot(tried())).toBeNull();
    expect(freeSlot({ ...onA, active: { slot: 'package', version: '1.0.0' }, previous: onA.active })).toBe(
      'b',
    );
  });
});
