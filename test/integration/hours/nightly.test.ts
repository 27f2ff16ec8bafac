/** The nightly restart of a real core: never under somebody's hands, and counted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import {
  bookFirstSlot,
  identified,
  startKiosk,
  type TestKiosk,
  untilReady,
  untilStatus,
} from '../../kit/kiosk.ts';
import { clock } from '../../kit/one-clock.ts';

const PIN = '990011';
const HOUR_MS = 3_600_000;
/** A little more than nobody may have been there for, milliseconds. */
const NOBODY_MS = 65_000;
/** HH:MM by the hall's clock, so many hours from now. */
const hourFrom = (hours: number) => hallTime(clock.now + hours * HOUR_MS).slice(11, 16);
let kiosk: TestKiosk;

beforeAll(async () => {
  kiosk = await startKiosk({
    // Whatever time it is, seven hours later it is night, and for less than these.
    hours: { nightlyRestart: { from: hourFrom(5), to: hourFrom(10) } },
    clock,
  });
  installPin(kiosk.data, PIN);
});
afterAll(async () => {
  await kiosk?.close();
});

it('waits for the citizen who is there, restarts once they are gone, and says so to the technician', async () => {
  const client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { pid } = kiosk.core;
  const downs: (number | null)[] = [];
  kiosk.core.on('down', (code) => downs.push(code));
  clock.advance(7 * HOUR_MS);
  await expect.poll(async () => (await client.booking.days()).days.length).toBeGreaterThan(0);
  // It has been due for hours now, and looks every five seconds; this booking takes its time.
  await kiosk.faults({ latencyMs: 2_500 });
  const { receiptNo } = await bookFirstSlot(client);
  await kiosk.faults({});
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  expect([kiosk.core.pid, downs]).toEqual([pid, []]);
  // What is still on its way when the core restarts would be counted later.
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
  await client.session.end({ reason: 'finished' });
  // From whichever look on it sees nobody, the minute is over by the next.
  await expect
    .poll(
      () => {
        if (downs.length === 0) clock.advance(NOBODY_MS);
        return downs;
      },
      { interval: 1_000 },
    )
    .toEqual([0]);
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
