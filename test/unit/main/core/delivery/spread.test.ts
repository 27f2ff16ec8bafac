import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRESH_SPREAD_MS,
  nextStep,
  type Return,
  SPREAD,
  SPREAD_MAX_MS,
  spreadBacklog,
  type Waiting,
} from '../../../../../main/core/delivery/delivery-policy.ts';
import { probeWait } from '../../../../../main/core/platform/link.ts';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');

const HOUR = 3600_000;
const back = (how: Partial<Return>): Return => ({
  now: NOW,
  spreadUntil: 0,
  freshSince: Number.POSITIVE_INFINITY,
  awayMs: 0,
  upMs: 0,
  startedAt: NOW,
  ...how,
});
const row = (ageMs: number, more: Partial<Waiting> = {}): Waiting => ({
  committedAtMs: NOW - ageMs,
  nextAttemptAt: 0,
  attempts: 0,
  inherited: true,
  ...more,
});

describe('spreadBacklog', () => {
  it('keeps the order, each in its own part of twice the outage, behind what is fresh', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 40_000, max: 100_000_000 }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 200_000_000, noNaN: true }),
        (ages, random, awayMs) => {
          const rows = ages.map((age) => row(age));
          const { times, until } = spreadBacklog(rows, back({ awayMs }), () => random);
          const away = Math.floor(Math.max(awayMs, ...ages));
          const begin = NOW + Math.min(FRESH_SPREAD_MS, away);
          const part = (until - begin) / rows.length;
          return (
            until === begin + Math.min(SPREAD_MAX_MS, away * SPREAD) &&
            times.length === rows.length &&
            times.every(Number.isSafeInteger) &&
            times.every(
              (time, at) => time >= Math.floor(begin + at * part) && time <= begin + (at + 1) * part,
            )
          );
        },
      ),
    );
  });

  it('one row of a quiet kiosk is spread as the outage was long, not as the row is old', () => {
    const { times } = spreadBacklog([row(60_000)], back({ awayMs: 4 * HOUR }), () => 0.5);
    expect(times).toEqual([NOW + FRESH_SPREAD_MS + 4 * HOUR]);
  });

  it('one that was tried and stayed for a reason of its own does not put off the others', () => {
    const stuck = row(20 * HOUR, { attempts: 30 });
    const { times } = spreadBacklog([stuck, row(60_000)], back({ awayMs: 60_000 }), () => 0.999);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW + 60_000 + 2 * 60_000);
  });

  it('what was confirmed since the way was last seen closed does not wait behind the backlog', () => {
    const how = back({ freshSince: NOW - 2000, awayMs: HOUR });
    const { times } = spreadBacklog([row(HOUR), row(HOUR), row(HOUR), row(1000)], how, () => 0.5);
    expect(times.at(-1)).toBe(NOW + FRESH_SPREAD_MS / 2);
    expect(Math.min(...times.slice(0, 3))).toBeGreaterThanOrEqual(NOW + FRESH_SPREAD_MS);
  });

  it('after a moment’s outage all goes at once; a clock that was ahead does no harm', () => {
    const rows = [row(1000), row(500)];
    expect(spreadBacklog(rows, back({ awayMs: 20_000 }), () => 0.9).times).toEqual([NOW, NOW]);
    const ahead = row(-365 * 24 * HOUR);
    expect(spreadBacklog([ahead, ahead], back({}), () => 0.9).times).toEqual([NOW, NOW]);
  });

  it('a clock set forward under a running core makes no outage longer', () => {
    const year = 365 * 24 * HOUR;
    const how = back({ awayMs: 60_000, upMs: HOUR, startedAt: NOW - year - HOUR });
    const own = [row(year, { inherited: false }), row(1000, { inherited: false })];
    const { times } = spreadBacklog(own, how, () => 0.9);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW + 3 * 60_000);
  });

  it('a link that comes and goes puts nothing off: what was drawn stays, the end does not move', () => {
    const until = NOW + 1000;
    const drawn = row(HOUR, { nextAttemptAt: NOW + 700 });
    const again = spreadBacklog([drawn, row(HOUR)], back({ spreadUntil: until }), () => 0.5);
    expect(again).toEqual({ times: [NOW + 700, NOW + 750], until });
    // A spread that lies days ahead was planned by another clock.
    const year = NOW + 365 * 24 * HOUR;
    expect(spreadBacklog([row(HOUR)], back({ spreadUntil: year }), () => 0.5).until).toBe(
      NOW + FRESH_SPREAD_MS + 2 * HOUR,
    );
  });

  it('a core that was restarted in the middle of a spread keeps what was drawn', () => {
    const drawn = row(4 * HOUR, { nextAttemptAt: NOW + 7 * HOUR });
    expect(spreadBacklog([drawn], back({}), () => 0.1).times).toEqual([NOW + 7 * HOUR]);
  });
});

describe('nextStep', () => {
  it.each([401, 403, 404, 408, 426])('retries a refusal of the kiosk or the road: %i', (status) => {
    expect(nextStep({ kind: 'refused', status, code: 'x' }, 1, () => 0).step).toBe('retry');
  });

  it('gives photographs that the platform loses again and again to a person', () => {
    const missing = { kind: 'refused', status: 409, code: 'blob-missing' } as const;
    expect(nextStep(missing, 5, () => 0)).toMatchObject({ step: 'retry', uploadAgain: true });
    expect(nextStep(missing, 6, () => 0).step).toBe('park');
  });
});

describe('probeWait', () => {
  it('grows while the platform is away, never in step', () => {
    expect(probeWait(3000, 0, () => 0.5)).toBe(3000);
    expect(probeWait(3000, 2, () => 0)).toBe(1500);
    expect(probeWait(3000, 50, () => 0.5)).toBe(30_000);
    expect(probeWait(60_000, 50, () => 0.5)).toBe(120_000);
    expect(probeWait(600_000, 50, () => 0.5)).toBe(600_000);
  });
});
