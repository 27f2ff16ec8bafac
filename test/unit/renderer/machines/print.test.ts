/** Printing: once for each time that it is asked for, however often the answer is waited for. */
import { expect, test, vi } from 'vitest';
import { createActor, waitFor } from 'xstate';
import type { PrintAnswer } from '../../../../main/core/model/print-answer.ts';
import { printMachine } from '../../../../renderer/machines/print/print.ts';

const PRINTED: PrintAnswer = { outcome: 'printed' };

test('a slip is printed at once and once; a second wish while it prints is not heard', async () => {
  const print = vi.fn(async () => PRINTED);
  const actor = createActor(printMachine, { input: { print, startsAtOnce: true } }).start();
  expect(actor.getSnapshot().value).toBe('printing');
  actor.send({ type: 'PRINT' });
  const { context } = await waitFor(actor, (state) => state.matches('answered'));
  expect(context.answer).toEqual(PRINTED);
  expect(print).toHaveBeenCalledTimes(1);
});

test('another paper waits until it is asked for, and can be asked for again', async () => {
  const print = vi.fn(async (): Promise<PrintAnswer> => ({ outcome: 'not-printed', fault: 'jam' }));
  const actor = createActor(printMachine, { input: { print, startsAtOnce: false } }).start();
  expect(actor.getSnapshot().value).toBe('idle');
  for (const times of [1, 2]) {
    actor.send({ type: 'PRINT' });
    expect(actor.getSnapshot().value).toBe('printing');
    await waitFor(actor, (state) => state.matches('answered'));
    expect(print).toHaveBeenCalledTimes(times);
  }
});

test('a call that was cut off leaves it open whether paper came out', async () => {
  const print = () => Promise.reject(new Error('cut off'));
  const actor = createActor(printMachine, { input: { print, startsAtOnce: true } }).start();
  const { context } = await waitFor(actor, (state) => state.matches('answered'));
  expect(context.answer).toEqual({ outcome: 'not-printed', fault: 'unknown' });
});
