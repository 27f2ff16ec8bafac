/** The nightly restart of a real core: never under somebody's hands, and counted. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { bookFirstSlot, identified, startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';
import { MONOTONIC_JUMP } from '../../kit/monotonic-jump.ts';

const PIN = '990011';
/** HH:MM by the hall's clock, so many hours from now. */
const hourFrom = (hours: number) => hallTime(Date.now() + hours * 3_600_000).slice(11, 16);
let folder: string;
let night: string;
let kiosk: TestKiosk;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nightly-'));
  night = path.join(folder, 'hours-later');
  kiosk = await startKiosk({
    // Whatever time it is, it is night, and for less than the seven hours that pass.
    hours: { nightlyRestart: { from: hourFrom(-2), to: hourFrom(3) } },
    env: { NODE_OPTIONS: `--import=${MONOTONIC_JUMP}`, MONOTONIC_JUMP_FILE: night },
  });
  installPin(kiosk.data, PIN);
});
afterAll(async () => {
  await kiosk?.close();
  rmSync(folder, { recursive: true });
});

it('waits for the citizen who is there, restarts once they are gone, and says so to the technician', async () => {
  const client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { pid } = kiosk.core;
  const downs: (number | null)[] = [];
  kiosk.core.on('down', (code) => downs.push(code));
  writeFileSync(night, '');
  // The clock is believed again with the platform's next answer.
  await expect.poll(async () => (await client.booking.days()).days.length).toBeGreaterThan(0);
  // It has been due for hours now, and looks every five seconds; this booking takes its time.
  await kiosk.faults({ latencyMs: 2_500 });
  const { receiptNo } = await bookFirstSlot(client);
  await kiosk.faults({});
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  expect([kiosk.core.pid, downs]).toEqual([pid, []]);
  const ended = once(kiosk.core, 'down');
  await client.session.end({ reason: 'finished' });
  expect(await ended).toEqual([0]);
  await expect.poll(() => kiosk.core.running).toBe(true);
  const after = kiosk.connect();
  await untilReady(after, 'receipt-printer');
  await after.maintenance.unlock({ pin: PIN });
  const { restarts, delivered } = await after.maintenance.overview();
  expect(restarts?.counts.nightly).toMatchObject({ count: 1 });
  expect(restarts?.counts.core.count).toBe(0);
  expect(delivered).toBe(1);
  expect(kiosk.core.pid).not.toBe(pid);
});
