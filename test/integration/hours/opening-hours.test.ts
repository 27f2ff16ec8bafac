/** A real kiosk whose hours end: who is at it goes on to the end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays, minutesOf, timeOf } from '../../../main/core/model/hall/days.ts';
import {
  bookFirstSlot,
  identified,
  startKiosk,
  type TestKiosk,
  untilReady,
  untilStatus,
} from '../../kit/kiosk.ts';

let kiosk: TestKiosk;
let closes: string;
const LAST_MINUTE = 24 * 60 - 1;
const minuteNow = () => minutesOf(hallTime(Date.now()).slice(11, 16));

beforeAll(async () => {
  // Hours end by midnight; in its last minute none could end later.
  while (minuteNow() >= LAST_MINUTE - 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
  closes = timeOf(minuteNow() + 2);
  const day = [`00:00-${closes}`];
  kiosk = await startKiosk({ hours: { open: { workday: day, saturday: day, sunday: day, holiday: day } } });
});
afterAll(() => kiosk?.close());

it('a session under way is finished after closing time, and the screen is told when it opens', async () => {
  const client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
  await identified(kiosk, client, 'booking', 'RS-0001');
  const today = hallDate(Date.now());
  let said: unknown;
  await untilStatus(client, ({ service }) => {
    said = service;
    return service.state !== 'open';
  });
  expect(hallTime(Date.now()).slice(11, 16) >= closes).toBe(true);
  expect(said).toEqual({ state: 'closed-hours', opens: `${addDays(today, 1)}T00:00` });
  const { receiptNo } = await bookFirstSlot(client);
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  await client.session.end({ reason: 'finished' });
  // What was confirmed goes on its way all the same.
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
});
