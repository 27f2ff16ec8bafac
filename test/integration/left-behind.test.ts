/** A time that is held for somebody is given back when the next one begins, also where nothing was there any more to say that it was left. */
import { afterEach, expect, it } from 'vitest';
import { firstFreeSlot, identified, untilReady } from '../kit/kiosk.ts';
import { client, kiosk, reconnect, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader'] });
afterEach(() => client.session.end({ reason: 'left' }));

/** Holds the first time that is free. */
async function held() {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const time = await firstFreeSlot(client);
  expect(await client.booking.choose({ date: time.date, start: time.start })).toMatchObject({
    outcome: 'chosen',
  });
  return time;
}

/** How many places that time has for whoever comes next. */
async function leftFor(next: { date: string; start: string }): Promise<number | null | undefined> {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { days } = await client.booking.days();
  return days.find(({ date }) => date === next.date)?.slots.find(({ start }) => start === next.start)
    ?.remaining;
}

it('a screen that crashed', async () => {
  const time = await held();
  kiosk.hangUp();
  reconnect();
  expect(await leftFor(time)).toBe(time.remaining);
});

it('a core that was killed, and whose screen did not come back to it', async () => {
  const time = await held();
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await up;
  reconnect();
  await untilReady(client, 'id-card-reader');
  expect(await leftFor(time)).toBe(time.remaining);
});

it('one that was confirmed stays', async () => {
  const time = await held();
  expect(await client.filing.confirm()).toMatchObject({ outcome: 'committed' });
  kiosk.hangUp();
  reconnect();
  expect(await leftFor(time)).toBe((time.remaining ?? 0) - 1);
});
