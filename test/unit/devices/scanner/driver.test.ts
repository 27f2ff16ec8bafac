/** The scanner's driver: an engine that repeats itself is heard once, and silence ends what has no suffix. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Scanner } from '../../../../devices/scanner/driver.ts';
import { LineSplitter, REPEAT_MS, SCAN_BYTES_MAX, SILENCE_MS } from '../../../../devices/scanner/protocol.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench() {
  const [kiosk, engine] = openPipe();
  const heard: string[] = [];
  new Scanner(kiosk, new LineSplitter(), (text) => heard.push(text));
  const send = async (text: string) => {
    await engine.write(Buffer.from(text));
    // Delivery is a microtask of the pipe.
    await vi.advanceTimersByTimeAsync(0);
  };
  return { heard, send, engine };
}

describe('a scanner', () => {
  it('is heard once while it repeats itself, and again after a pause', async () => {
    const { heard, send } = bench();
    for (let at = 0; at < 5; at++) {
      await send('LYZD:A\r\n');
      await vi.advanceTimersByTimeAsync(REPEAT_MS - 1);
    }
    expect(heard).toEqual(['LYZD:A']);
    await vi.advanceTimersByTimeAsync(1);
    await send('LYZD:A\r\n');
    expect(heard).toEqual(['LYZD:A', 'LYZD:A']);
  });

  it('is heard twice for two codes in a row, and for the first one after the second', async () => {
    const { heard, send } = bench();
    await send('A\rB\rA\r');
    expect(heard).toEqual(['A', 'B', 'A']);
  });

  it('ends a scan without a suffix after a silence, not before', async () => {
    const { heard, send } = bench();
    await send('LYZD:');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    await send('A');
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    expect(heard).toEqual([]);
    // And a little more: what waits to be read meanwhile is heard first.
    await vi.advanceTimersByTimeAsync(SILENCE_MS);
    expect(heard).toEqual(['LYZD:A']);
  });

  it('waits for the rest of a scan in two pieces once its link has ended one with a mark', async () => {
    const { heard, send } = bench();
    await send('first\r\n');
    await send('LYZD:LY001-20');
    await vi.advanceTimersByTimeAsync(SILENCE_MS * 10);
    expect(heard).toEqual(['first']);
    await send('261124-0001-K\r\n');
    expect(heard).toEqual(['first', 'LYZD:LY001-20261124-0001-K']);
  });

  it('hears bytes that waited while the host was busy before it calls a scan ended', async () => {
    vi.useRealTimers();
    const [kiosk, engine] = openPipe();
    const heard: string[] = [];
    new Scanner(kiosk, new LineSplitter(), (text) => heard.push(text));
    await engine.write(Buffer.from('LYZD:LY001-20'));
    await new Promise((resolve) => setImmediate(resolve));
    // The rest is there before the silence was over; the host looks late.
    const written = engine.write(Buffer.from('261124-0001-K\r'));
    for (const until = performance.now() + SILENCE_MS * 2; performance.now() < until; );
    await written;
    await expect.poll(() => heard).toEqual(['LYZD:LY001-20261124-0001-K']);
  });

  it('drops what is longer than any code, and hears the next one', async () => {
    const { heard, send } = bench();
    for (let at = 0; at < 20; at++) await send('x'.repeat(SCAN_BYTES_MAX / 4));
    await send('\rok\r');
    expect(heard).toEqual(['ok']);
  });
});
