/** A wish with further times, from an outage to the time that the platform gave, over real processes: screen, slip and reprint. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { clientAt } from '../kit/enrolled.ts';
import { firstFreeSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';
import { enrolledAt } from '../kit/sandboxes.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'], fair: true });

const ITEM = 'RS-0001';
const lastSlip = async () => (await kiosk.slips()).at(-1)?.text ?? '';

/** Somebody at another kiosk holds every place of that time. */
async function fill({ date, start }: { date: string; start: string }) {
  const another = clientAt(kiosk.world.sandboxUrl, await enrolledAt(kiosk.world.sandboxUrl, 'LY009'));
  for (;;) {
    const held = await another.hold({ submissionId: uuidv7(), itemCode: ITEM, date, start });
    if (held.kind === 'refused') return another;
    if (held.kind !== 'ok') throw new Error(held.kind);
  }
}

it('only of what can be wished for, and beside a sure time none', async () => {
  await identified(kiosk, client, 'booking', ITEM);
  const { date, start } = await firstFreeSlot(client);
  await client.booking.choose({ date, start });
  expect(await client.booking.otherTimes()).toEqual([]);
  expect(await client.booking.wishAlso({ times: [{ date, start }] })).toEqual({ outcome: 'gone', times: [] });
});

it('the second is given where the first is full, and every later paper says so', async () => {
  await identified(kiosk, client, 'booking', ITEM);
  const first = await firstFreeSlot(client);
  const another = await fill(first);
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  await client.booking.days();
  const chosen = await client.booking.choose({ date: first.date, start: first.start });
  expect(chosen).toMatchObject({ outcome: 'chosen', draft: { appointment: { firm: false } } });
  const offered = await client.booking.otherTimes();
  expect(offered.length).toBeGreaterThan(1);
  const elsewhere = { date: '2027-01-01', start: '09:00' };
  expect(await client.booking.wishAlso({ times: [elsewhere] })).toEqual({ outcome: 'gone', times: offered });
  const others = offered.slice(0, 2);
  const noted = await client.booking.wishAlso({ times: others.map(({ date, start }) => ({ date, start })) });
  expect(noted).toMatchObject({ outcome: 'noted', draft: { appointment: { others } } });

  const answer = await client.filing.confirm({ language: 'en' });
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  const { receiptNo, code } = answer.receipt;
  await client.slips.print({ receiptNo });
  const [given] = others;
  if (!given) throw new Error('nothing offered');
  expect(await lastSlip()).toContain('备选时间');
  expect(await lastSlip()).toContain(`${given.date} ${given.start}`);

  await kiosk.bench({ do: 'network', up: true });
  const told = async () => {
    // A look at what is free is when the platform gives out what was wished for.
    await another.slots(ITEM);
    const progress = await client.slips.progress({ code });
    return progress.outcome === 'steps' ? progress : null;
  };
  await expect.poll(told).toMatchObject({ given });
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  expect((await kiosk.opened(filed?.key ?? '')).reminder).toMatchObject({
    ...{ language: 'en', channel: 'sms' },
    cancelCode: expect.stringMatching(/^\d{8}$/),
  });
  const found = await client.slips.find({ code });
  if (found.outcome !== 'found') throw new Error(found.outcome);
  expect(found.receipt.appointment).toMatchObject(given);
  expect(found.receipt.appointment).not.toHaveProperty('others');
  await client.slips.printFound({ code });
  expect(await lastSlip()).toContain(`${given.start}-${given.end}`);
  expect(await lastSlip()).toContain('政务平台已确认此预约');
});
