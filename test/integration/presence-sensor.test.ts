/** The presence sensor on a real pseudo terminal: present, gone, garbage, pulled out and put back. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Device } from '../../devices/common/module.ts';
import type { Status } from '../../devices/common/status.ts';
import { createPresenceSensor } from '../../devices/presence-sensor/device.ts';
import { selfTest } from '../../devices/presence-sensor/self-test.ts';
import { type DeviceBench, hasSocat, startDeviceBench } from '../world/device-bench/bench.ts';

let folder: string;
let bench: DeviceBench;
let device: Device | null = null;
let hangs = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-presence-'));
  bench = await startDeviceBench({
    folder: path.join(folder, 'bench'),
    networkTarget: { host: '127.0.0.1', port: 9 },
    usePtys: hasSocat(),
    presence: true,
  });
});
afterEach(async () => {
  await device?.stop();
  device = null;
  bench.sensor.presence = null;
  expect(hangs).toBe(0);
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The sensor at work, and all its states so far. */
function running() {
  const statuses: Status[] = [];
  const host = {
    onStatus: (status: Status) => statuses.push(status),
    raise: () => undefined,
    onHang: () => hangs++,
  };
  const sensor = createPresenceSensor(bench.devices.presenceSensor, host, {
    reconnectMs: [100],
    checkMs: 100,
  });
  device = sensor;
  sensor.start();
  return { sensor, statuses, stands: () => ({ state: sensor.status.state, holds: sensor.status.holds }) };
}

it('says who is there, through garbage and lines without end, and that it is unknown before', async () => {
  const { statuses, stands } = running();
  await expect.poll(stands).toEqual({ state: 'ready', holds: null });
  await bench.sensor.say(`\u0000\u00ff${'9'.repeat(20_000)}`);
  await bench.sensor.say('\r\nhello\r\nd:0\r\n12\r\n');
  bench.sensor.presence = 'present';
  await expect.poll(stands).toEqual({ state: 'ready', holds: 'person' });
  expect(statuses.filter(({ holds }) => holds === 'nothing')).toEqual([]);
  await bench.sensor.say('\u0000OF\r\n');
  bench.sensor.presence = 'gone';
  await expect.poll(stands).toEqual({ state: 'ready', holds: 'nothing' });
});

it('goes by a distance', async () => {
  const { stands } = running();
  await expect.poll(stands).toEqual({ state: 'ready', holds: null });
  await bench.sensor.say('Range 90\r\n');
  await expect.poll(stands).toEqual({ state: 'ready', holds: 'person' });
  await bench.sensor.say('distance 3500 mm\r\n');
  await expect.poll(stands).toEqual({ state: 'ready', holds: 'nothing' });
});

it('pulled out it is unknown, not nobody, and put back it is known again', async () => {
  const { statuses, stands } = running();
  bench.sensor.presence = 'present';
  await expect.poll(stands).toEqual({ state: 'ready', holds: 'person' });
  const before = statuses.length;
  await bench.unplug('presence-sensor');
  await expect.poll(stands).toEqual({ state: 'fault', holds: null });
  bench.sensor.presence = 'gone';
  await bench.plug('presence-sensor');
  await expect.poll(stands, { timeout: 10_000 }).toEqual({ state: 'ready', holds: 'nothing' });
  const since = statuses.slice(before);
  const firstReady = since.findIndex(({ state }) => state === 'ready');
  expect(since.slice(0, firstReady).every(({ holds }) => holds !== 'nothing')).toBe(true);
});

it('is tried by a technician at a terminal', async () => {
  const said: string[] = [];
  const say = (line: string) => {
    said.push(line);
    if (line.includes('离开')) bench.sensor.presence = 'gone';
    if (line === '感应：没有人') bench.sensor.presence = 'present';
  };
  const onHang = () => {
    throw new Error('hung');
  };
  expect(await selfTest(bench.devices.presenceSensor, { say, onHang })).toBeNull();
  expect(said).toContain('感应：有人');
});
