import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beat } from '../../../../renderer/kiosk/use-occupied.ts';

/** The shortest wait for nobody that a site may set, milliseconds (`session.idleSeconds`). */
const SHORTEST_WAIT_MS = 3_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('keeps even the shortest session for somebody who pays by phone, and not for ever', () => {
  const given: number[] = [];
  beat(() => given.push(Date.now()));
  vi.advanceTimersByTime(3_600_000);
  const gaps = given.slice(1).map((at, nth) => at - (given[nth] ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(SHORTEST_WAIT_MS);
  const lasts = (given.at(-1) ?? 0) - (given[0] ?? 0);
  expect(lasts).toBeGreaterThanOrEqual(150_000);
  expect(lasts).toBeLessThanOrEqual(240_000);
});

it('ends with the code', () => {
  const give = vi.fn();
  const stop = beat(give);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(give).toHaveBeenCalledTimes(1);
});
