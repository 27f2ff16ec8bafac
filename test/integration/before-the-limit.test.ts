/** What the platform's rules will refuse is said before it is chosen: no further item past the last booking, no day that has one in its zone. */
import { expect, it } from 'vitest';
import { bookFirstSlot, firstFreeSlot, identified } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'], fair: true });

const HR = 'RS-0001';
/** In the same zone. */
const HR_TOO = 'RS-0003';
const TAX = 'SW-0003';
const MARKET = 'SC-0001';

const leave = () => client.session.end({ reason: 'finished' });
const daysOf = async () => {
  const { days, alsoMost, standing } = await client.booking.days();
  return { days, alsoMost, left: standing?.left, limit: standing?.limit?.by ?? null };
};
async function books(item: string) {
  await identified(kiosk, client, 'booking', item);
  const receipt = await bookFirstSlot(client);
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  await leave();
  return receipt;
}

it('a time in hand is not counted against its own citizen who looks at the times once more', async () => {
  await identified(kiosk, client, 'booking', HR);
  expect(await daysOf()).toMatchObject({ left: 3, limit: null, alsoMost: 2 });
  const { date, start } = await firstFreeSlot(client);
  expect(await client.booking.choose({ date, start })).toMatchObject({ outcome: 'chosen' });
  const again = await daysOf();
  expect(again).toMatchObject({ left: 3, limit: null, alsoMost: 2 });
  expect(again.days.find((day) => day.date === date)?.limit).toBeUndefined();
  await client.booking.setAlso({ items: [TAX] });
  expect(await daysOf()).toMatchObject({ left: 3, limit: null, alsoMost: 2 });
  await leave();
});

it('a day with a booking in the zone stands as not possible, also for an item that is added; other zones have it', async () => {
  const receipt = await books(HR);
  const date = receipt.appointment?.date ?? '';
  const on = async () => (await daysOf()).days.find((day) => day.date === date);
  await identified(kiosk, client, 'booking', HR_TOO);
  expect(await on()).toMatchObject({ limit: 'zone-day', slots: [] });
  expect((await firstFreeSlot(client)).date > date).toBe(true);
  await leave();
  await identified(kiosk, client, 'booking', TAX);
  expect((await on())?.slots.length).toBeGreaterThan(0);
  expect(await client.booking.setAlso({ items: [HR_TOO] })).toMatchObject({ outcome: 'set' });
  expect(await on()).toMatchObject({ limit: 'zone-day', slots: [] });
  await leave();
});

it('no more items can be picked for a visit than bookings are left', async () => {
  await identified(kiosk, client, 'booking', TAX);
  expect(await daysOf()).toMatchObject({ left: 2, alsoMost: 1 });
  expect(await client.booking.setAlso({ items: [MARKET, HR_TOO] })).toEqual({ outcome: 'not-together' });
  expect(await client.booking.setAlso({ items: [MARKET] })).toMatchObject({ outcome: 'set' });
  expect(await client.booking.alsoOptions()).toEqual([]);
  await leave();
  await books(TAX);
  await identified(kiosk, client, 'booking', MARKET);
  expect(await daysOf()).toMatchObject({ left: 1, alsoMost: 0 });
  expect(await client.booking.alsoOptions()).toEqual([]);
  await leave();
});
