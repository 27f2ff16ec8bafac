import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FRESH_SPREAD_MS,
  nextStep,
  SPREAD,
  SPREAD_MAX_MS,
  spreadBacklog,
} from '../../../main/core/outbox/delivery-policy.ts';
import { probeWait } from '../../../main/core/platform/link.ts';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');

describe('spreadBacklog', () => {
  it('keeps the order, never goes back in time, and stays within twice the oldest’s age', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 3, maxLength: 200 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (ages, random) => {
          const rows = ages.map((age) => ({ committedAtMs: NOW - age, nextAttemptAt: 0 }));
          const { times, until } = spreadBacklog(
            rows,
            { now: NOW, spreadUntil: 0, freshSince: NOW + 1 },
            () => random,
          );
          const latest = NOW + Math.min(SPREAD_MAX_MS, Math.max(...ages) * SPREAD);
          return (
            until === latest &&
            times.length === rows.length &&
            times.every((time, at) => time >= NOW && time <= latest && time >= (times[at - 1] ?? 0))
          );
        },
      ),
    );
  });

  const row = { committedAtMs: NOW - 3600_000, nextAttemptAt: 0 };
  const at = (spreadUntil: number) => ({ now: NOW, spreadUntil, freshSince: NOW });

  it('what was confirmed since the way was last seen closed does not wait behind the backlog', () => {
    const fresh = { committedAtMs: NOW - 1000, nextAttemptAt: 0 };
    const spread = { now: NOW, spreadUntil: 0, freshSince: NOW - 2000 };
    expect(spreadBacklog([row, row, row, fresh], spread, () => 0.5).times.at(-1)).toBe(
      NOW + FRESH_SPREAD_MS / 2,
    );
  });

  it('sends a few at once, and takes no harm from a clock that was ahead', () => {
    expect(spreadBacklog([row, row], at(0), () => 0.9).times).toEqual([NOW, NOW]);
    const ahead = { committedAtMs: NOW + 365 * 24 * 3600_000, nextAttemptAt: 0 };
    expect(spreadBacklog([ahead, ahead, ahead], at(0), () => 0.9).times).toEqual([NOW, NOW, NOW]);
  });

  it('a link that comes and goes puts nothing off: what was drawn stays, the end does not move', () => {
    const until = NOW + 1000;
    const drawn = { ...row, nextAttemptAt: NOW + 700 };
    const again = spreadBacklog([drawn, row, row], at(until), () => 0.5);
    expect(again).toEqual({ times: [NOW + 700, NOW + 500, NOW + 500], until });
    // A spread that lies days ahead was planned by another clock.
    const year = NOW + 365 * 24 * 3600_000;
    expect(spreadBacklog([row, row, row], at(year), () => 0.5).until).toBe(NOW + 2 * 3600_000);
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
