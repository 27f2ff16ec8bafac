import { expect, it } from 'vitest';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { agree, bookFirstSlot, firstFreeSlot, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';
import { fileItem } from '../kit/walk.ts';

withOneKiosk();

async function begin(itemCode: string): Promise<void> {
  await client.session.begin();
  expect((await client.filing.begin({ kind: 'booking', itemCode })).outcome).toBe('begun');
  await agree(client);
  const typed = await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  expect(typed.outcome).toBe('identified');
  expect((await client.session.setPhone({ phone: '13900001111' })).outcome).toBe('set');
}

/** Follows an earlier matter by its slip, as its own applicant. */
async function follow(
  kind: 'rebooking' | 'cancellation',
  { code: slip, itemCode }: Receipt,
): Promise<Receipt> {
  await client.session.begin();
  const begun = await client.filing.begin({ kind, slip });
  if (begun.outcome !== 'begun') throw new Error(`${itemCode}: ${kind} ${begun.outcome}`);
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  if (kind === 'rebooking') {
    const { date, start } = await firstFreeSlot(client);
    expect((await client.booking.choose({ date, start })).outcome).toBe('chosen');
  }
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(`${itemCode}: ${JSON.stringify(answer)}`);
  await client.slips.print({ receiptNo: answer.receipt.receiptNo });
  return answer.receipt;
}

/** Waits until every receipt is a case on the platform, and returns how often each is there. */
async function casesOf(receipts: readonly string[]): Promise<number[]> {
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
  const cases = await kiosk.cases();
  return receipts.map((receiptNo) => cases.filter((one) => one.receiptNo === receiptNo).length);
}

it('takes each of the 131 bookable items through to one case on the platform', async () => {
  const items = await client.catalogue.list({ service: 'booking' });
  const receipts: string[] = [];
  for (const { code } of items) {
    await begin(code);
    const { days, firm } = await client.booking.days();
    const free = days.flatMap((day) =>
      day.slots
        .filter(({ remaining }) => remaining !== 0)
        .map((slot) => ({ date: day.date, start: slot.start })),
    )[0];
    if (!firm || !free) throw new Error(`${code}: no free slot`);
    expect((await client.booking.choose(free)).outcome).toBe('chosen');
    const answer = await client.filing.confirm();
    if (answer.outcome !== 'committed') throw new Error(`${code}: ${JSON.stringify(answer)}`);
    receipts.push(answer.receipt.receiptNo);
  }
  expect(receipts).toHaveLength(131);
  expect(new Set(receipts).size).toBe(131);
  expect(await casesOf(receipts)).toEqual(receipts.map(() => 1));
});

it('changes the time of a booking of each of the 131 items, and cancels it: one case each, and no seat left', async () => {
  const items = await client.catalogue.list({ service: 'booking' });
  const free = async () => {
    await begin('RS-0001');
    // Of the next open day no place is leased to a kiosk.
    return (await client.booking.days()).days[0];
  };
  const before = await free();
  // What a slip says is noted all the same, and no paper is waited for.
  await kiosk.bench({ do: 'paper', paper: 'out' });
  const delivered = () => untilStatus(client, ({ queue }) => queue.waiting === 0);
  const bookings: Receipt[] = [];
  for (const { code } of items) {
    await begin(code);
    const booking = await bookFirstSlot(client);
    await client.slips.print({ receiptNo: booking.receiptNo });
    bookings.push(booking);
  }
  await delivered();
  const changes: Receipt[] = [];
  for (const booking of bookings) {
    const change = await follow('rebooking', booking);
    expect(change).toMatchObject({ itemCode: booking.itemCode, before: booking.appointment });
    changes.push(change);
  }
  await delivered();
  for (const change of changes) await follow('cancellation', change);
  const receipts = bookings.map(({ receiptNo }) => receiptNo);
  expect(receipts).toHaveLength(131);
  expect(await casesOf(receipts)).toEqual(receipts.map(() => 1));
  const cases = await kiosk.cases();
  const own = cases.filter(({ receiptNo }) => receipts.includes(receiptNo));
  expect(new Set(own.map(({ state }) => state))).toEqual(new Set(['cancelled']));
  expect((await kiosk.rebookings()).filter(({ granted }) => granted)).toHaveLength(131);
  expect(await free()).toEqual(before);
});

it('takes each of the 257 items for pre-review, form and papers, through to one case', async () => {
  const items = await client.catalogue.list({ service: 'pre-review' });
  const receipts: string[] = [];
  for (const { code } of items) {
    const { receiptNo, failed } = await fileItem(client, code, { withErrors: false });
    expect(failed).toEqual([]);
    receipts.push(receiptNo ?? '');
  }
  expect(receipts).toHaveLength(257);
  expect(await casesOf(receipts)).toEqual(receipts.map(() => 1));
});
