import { expect, it } from 'vitest';
import { agree, untilStatus } from '../kit/kiosk.ts';
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

/** Waits until every receipt is a case on the platform, and returns how often each is there. */
async function casesOf(receipts: readonly string[]): Promise<number[]> {
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
  const cases = await kiosk.cases();
  return receipts.map((receiptNo) => cases.filter((one) => one.receiptNo === receiptNo).length);
}

it('takes each of the 131 bookable items through to one case on the platform', {
  timeout: 180_000,
}, async () => {
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

it('takes each of the 257 items for pre-review, form and papers, through to one case', {
  timeout: 300_000,
}, async () => {
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
