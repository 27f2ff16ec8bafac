import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../../../main/process/heartbeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const BEAT_MS = 1_000;

/** After how many beats since its answer it is called silent; null: not within a minute. */
function silentAfter(isStarved?: () => boolean): number | null {
  let silent: number | null = null;
  let beats = 0;
  const heartbeat = new Heartbeat({
    startBeats: 20,
    send: () => undefined,
    onSilent: () => {
      silent = beats;
    },
    ...(isStarved && { isStarved }),
  });
  heartbeat.answered();
  for (; beats < 60 && silent === null; beats++) vi.advanceTimersByTime(BEAT_MS);
  heartbeat.stop();
  return silent;
}

test('four beats without an answer are a hang', () => {
  expect(silentAfter()).toBe(4);
  expect(silentAfter(() => false)).toBe(4);
});

test('one that gets no processor has three times as many, and no more', () => {
  expect(silentAfter(() => true)).toBe(12);
});

test('one that got a processor at last, and is silent all the same, has no more', () => {
  let asked = 0;
  expect(silentAfter(() => ++asked < 3)).toBe(6);
});
