/** Counting down: pauses while something is under way, begins anew when asked, ends once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { countdownMachine } from '../../../../renderer/machines/countdown/countdown.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(seconds: number) {
  const actor = createActor(countdownMachine, { input: { seconds } }).start();
  const left = () => actor.getSnapshot().context.secondsLeft;
  return { actor, left, state: () => actor.getSnapshot().value };
}

test('counts only while it runs, and is over at nought', () => {
  const { actor, left, state } = start(3);
  vi.advanceTimersByTime(5000);
  expect([left(), state()]).toEqual([3, 'paused']);
  actor.send({ type: 'RUN' });
  vi.advanceTimersByTime(1000);
  expect(left()).toBe(2);
  actor.send({ type: 'PAUSE' });
  vi.advanceTimersByTime(60_000);
  expect(left()).toBe(2);
  actor.send({ type: 'RUN' });
  vi.advanceTimersByTime(2000);
  expect([left(), state()]).toEqual([0, 'over']);
});

test('begins anew, running or not', () => {
  const { actor, left, state } = start(10);
  actor.send({ type: 'RUN' });
  vi.advanceTimersByTime(4000);
  actor.send({ type: 'RESTART', seconds: 10 });
  expect(left()).toBe(10);
  vi.advanceTimersByTime(9000);
  expect([left(), state()]).toEqual([1, 'running']);
  actor.send({ type: 'PAUSE' });
  actor.send({ type: 'RESTART', seconds: 30 });
  expect([left(), state()]).toEqual([30, 'paused']);
});

test('a screen that was busy for long has not stretched it', () => {
  const { actor, state } = start(30);
  actor.send({ type: 'RUN' });
  // Not one tick was heard meanwhile.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 31_000);
  vi.advanceTimersByTime(250);
  expect(state()).toBe('over');
  vi.restoreAllMocks();
});
