/** The machine's clock leaps while the kiosk is in use: what it says then deletes nothing and shuts nobody out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { untilStatus } from '../kit/kiosk.ts';
import { booked, client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'leaping-clock-'));
const file = path.join(folder, 'wrong-by');
const preloaded = pathToFileURL(path.join(import.meta.dirname, '../kit/wall-clock.ts')).href;
afterAll(() => rmSync(folder, { recursive: true }));
withOneKiosk({
  ready: ['id-card-reader', 'receipt-printer'],
  env: { NODE_OPTIONS: `--import=${preloaded}`, WALL_CLOCK_FILE: file },
});

const DAY_MS = 24 * 3_600_000;
/** So early that a booking of the next days can be checked in at once. */
const AHEAD_MINUTES = 30 * 24 * 60;

async function leap(byMs: number): Promise<void> {
  writeFileSync(file, String(byMs));
  const clock = byMs > 0 ? 'ahead' : byMs < 0 ? 'behind' : 'right';
  await untilStatus(client, (status) => status.clock === clock);
}
const to = (day: string) => Date.parse(`${day}T10:00:00+08:00`) - Date.now();

writeFileSync(file, '0');
afterEach(() => leap(0));

it('at 2040 a booking that comes can be given up and moved', async () => {
  const { code, receiptNo } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await leap(to('2040-06-01'));
  await client.session.begin();
  expect(await client.slips.find({ code })).toMatchObject({
    isTooLate: false,
    followUps: { cancellation: 'offered', rebooking: 'offered' },
  });
  await client.session.end({ reason: 'finished' });
});

it.each([
  ['printed before a leap of two days ahead', 0, 2 * DAY_MS],
  ['printed while the clock was at 2000', to('2000-01-01'), 0],
])('a queue ticket %s is told to the platform all the same', async (_, atPrint, afterwards) => {
  const { code, receiptNo } = await booked({ slip: true });
  expect((await settled(receiptNo))?.state).toBe('delivered');
  await kiosk.checkInRule(AHEAD_MINUTES, 15);
  await client.session.begin();
  expect(await client.checkIn.ask({ code })).toMatchObject({ ticket: { isPrinted: false } });
  await kiosk.faults({ status: { code: 503, rate: 1, path: '/v1/check-ins/' } });
  await leap(atPrint);
  expect(await client.checkIn.print({ code })).toEqual({ outcome: 'printed' });
  await leap(afterwards);
  await kiosk.faults({});
  await expect
    .poll(() => client.checkIn.ask({ code }), { timeout: 20_000 })
    .toMatchObject({ ticket: { isPrinted: true } });
  await client.session.end({ reason: 'finished' });
});
