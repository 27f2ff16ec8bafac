/** The presence sensor's driver: it tells changes once, each after its time, and nothing once its link is closed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Presence } from '../../../../devices/presence-sensor/debounce.ts';
import { PresenceSensor } from '../../../../devices/presence-sensor/driver.ts';
import { openPipe } from '../../../kit/devices/pipe.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench() {
  const [kiosk, sensor] = openPipe();
  const told: Presence[] = [];
  new PresenceSensor(kiosk, { nearMillimetres: 1_000, presentMs: 500, goneMs: 2_000 }, (presence) =>
    told.push(presence),
  );
  const send = async (text: string) => {
    await sensor.write(Buffer.from(text));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { told, send, sensor };
}

it('tells each change once, after its time', async () => {
  const { told, send } = bench();
  await send('ON\r\n');
  await vi.advanceTimersByTimeAsync(499);
  expect(told).toEqual([]);
  // And one more: what waits to be read meanwhile is heard first.
  await vi.advanceTimersByTimeAsync(2);
  expect(told).toEqual(['person']);
  await send('ON\r\nON\r\n');
  await send('OFF\r\n');
  await vi.advanceTimersByTimeAsync(1_500);
  await send('ON\r\nOFF\r\n');
  await vi.advanceTimersByTimeAsync(1_999);
  expect(told).toEqual(['person']);
  await vi.advanceTimersByTimeAsync(2);
  expect(told).toEqual(['person', 'nothing']);
});

it('goes by the distance where one is told', async () => {
  const { told, send } = bench();
  await send('Range 250\r\nON\r\n');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual(['nothing']);
  await send('Range 80\r\nON\r\n');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(['nothing', 'person']);
});

it('tells nothing of garbage, nor once its link is closed', async () => {
  const { told, send, sensor } = bench();
  await send(`\u0000\u0001${'7'.repeat(10_000)}`);
  await vi.advanceTimersByTimeAsync(60_000);
  await send('\nON\r\n');
  await sensor.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
});
