/** The rules of fairness as arithmetic: what is counted, what suspends, and that nobody is suspended unwarned. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StrikeKind } from '../../../../../main/core/model/booking-limit.ts';
import { shippedHall } from '../../../../kit/hall.ts';
import { seeded } from '../../../../kit/random.ts';
import {
  cancelKind,
  coolUntil,
  countStrikes,
  isExempt,
  type Strike,
  shuffled,
  warningAt,
} from '../../../../world/platform-sandbox/fairness.ts';

const { fairness } = shippedHall();
if (!fairness) throw new Error('the shipped plan has no rules of fairness');
const { strikes: rules, exempt, coolDown } = fairness;
const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const noShow = (daysAgo: number): Strike => ({ kind: 'no-show', at: NOW - daysAgo * DAY_MS });

it('two no-shows within sixty days suspend for thirty from the second; two further apart do not', () => {
  expect(countStrikes(rules, [noShow(61), noShow(1)], NOW)).toEqual({ count: 3, suspendedUntil: null });
  expect(countStrikes(rules, [noShow(59), noShow(1)], NOW)).toEqual({
    count: 0,
    suspendedUntil: NOW + 29 * DAY_MS,
  });
  expect(countStrikes(rules, [noShow(59), noShow(31)], NOW)).toEqual({ count: 0, suspendedUntil: null });
});

it('a cancellation is late within the last day before its time', () => {
  expect(cancelKind(rules, NOW, NOW - 24 * HOUR_MS)).toBe('cancel');
  expect(cancelKind(rules, NOW, NOW - 24 * HOUR_MS + 1)).toBe('late-cancel');
});

it('whatever happens, whoever is suspended was warned of it just before', () => {
  const kinds = fc.constantFrom<StrikeKind>('cancel', 'late-cancel', 'no-show');
  const histories = fc.array(fc.record({ kind: kinds, after: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(histories, (steps) => {
      const strikes: Strike[] = [];
      let at = NOW;
      for (const { kind, after } of steps) {
        at += after * DAY_MS;
        const before = countStrikes(rules, strikes, at);
        strikes.push({ kind, at });
        const now = countStrikes(rules, strikes, at);
        if (now.suspendedUntil === null || before.suspendedUntil !== null) continue;
        expect(warningAt(rules, before.count)?.next).not.toBeNull();
        expect(warningAt(rules, before.count)).not.toBeNull();
      }
    }),
  );
});

it.each([
  ['the day before the birthday', '1966-11-25', null, false],
  ['on the birthday', '1966-11-24', null, true],
  ['of an unknown birthday', null, null, false],
  ['who says so', '1990-01-01', 'illness', true],
] as const)('exempt: %s', (_what, birth, declared, is) => {
  expect(isExempt(exempt, { id: 'x', birth, declared }, NOW)).toBe(is);
});

it('a freed place comes back between the two figures, and a draw favours no place in the order', () => {
  const { next } = seeded(3);
  const minutes = Array.from({ length: 500 }, () => (coolUntil(coolDown, 0, next) / 60_000) | 0);
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(coolDown.least);
  expect(Math.max(...minutes)).toBeLessThanOrEqual(coolDown.most);
  expect(new Set(minutes).size).toBeGreaterThan(100);
  const first = Array.from({ length: 3000 }, () => shuffled([0, 1, 2], next)[0]);
  for (const each of [0, 1, 2]) {
    expect(first.filter((drawn) => drawn === each).length / 1000).toBeCloseTo(1, 0);
  }
});
