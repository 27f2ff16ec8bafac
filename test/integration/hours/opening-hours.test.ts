/** A real kiosk whose hours end: who is at it goes on to the end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays, DAY_MINUTES, minutesOf, timeOf } from '../../../main/core/model/hall/days.ts';
import {
  bookFirstSlot,
  identified,
  startKiosk,
  type TestKiosk,
  untilReady,
  untilStatus,
} from '../../kit/kiosk.ts';
import { clock } from '../../kit/one-clock.ts';

/** Long enough for a busy machine to get a citizen to the last step before it closes. */
const OPEN_MINUTES = 20;
let kiosk: TestKiosk;
let closes: string;
const minuteNow = () => minutesOf(hallTime(clock.now).slice(11, 16));

beforeAll(async () => {
  // Hours end by midnight: shortly before it the kiosk's day is the next one.
  if (minuteNow() + OPEN_MINUTES >= DAY_MINUTES) {
    clock.advanceTo(Date.parse(`${addDays(hallDate(clock.now), 1)}T00:00:00+08:00`));
  }
  closes = timeOf(minuteNow() + OPEN_MINUTES);
  const day = [`00:00-${closes}`];
  const open = { workday: day, saturday: day, sunday: day, holiday: day };
  kiosk = await startKiosk({ hours: { open }, clock });
});
afterAll(async () => {
  await kiosk?.close();
});

it('a session under way is finished after closing time, and the screen is told when it opens', async () => {
  const client = kiosk.connect();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
  await identified(kiosk, client, 'booking', 'RS-0001');
  const today = hallDate(clock.now);
  await untilStatus(client, ({ service }) => service.state === 'open');
  clock.advanceTo(Date.parse(`${today}T${closes}:00+08:00`));
  let said: unknown;
  await untilStatus(client, ({ service }) => {
    said = service;
    return service.state !== 'open';
  });
  expect(hallTime(clock.now).slice(11, 16) >= closes).toBe(true);
  expect(said).toEqual({ state: 'closed-hours', opens: `${addDays(today, 1)}T00:00` });
  const { receiptNo } = await bookFirstSlot(client);
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  await client.session.end({ reason: 'finished' });
  // What was confirmed goes on its way all the same.
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
});
