/** Several items in one visit, from a kiosk: their times add up, one receipt and one slip have all of them, and they are moved and given up together. */
import { expect, it } from 'vitest';
import type { Appointment } from '../../main/core/model/draft.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { visitEnd } from '../../main/core/model/visit.ts';
import { firstFreeSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { asksBySlip, client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

/** One of another zone, with slots of an hour. */
const ALSO = 'BD-0003';

const leave = () => client.session.end({ reason: 'finished' });
const network = async (up: boolean) => {
  await kiosk.bench({ do: 'network', up });
  await untilStatus(client, (status) => status.network === (up ? 'online' : 'offline'));
};

async function adds(...items: string[]) {
  const answer = await client.booking.setAlso({ items });
  if (answer.outcome !== 'set') throw new Error(answer.outcome);
  return answer.draft;
}

async function chooses(): Promise<Appointment> {
  const { date, start } = await firstFreeSlot(client);
  const answer = await client.booking.choose({ date, start });
  if (answer.outcome !== 'chosen' || !answer.draft.appointment) throw new Error(answer.outcome);
  return answer.draft.appointment;
}

async function confirms(): Promise<Receipt> {
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  return answer.receipt;
}

const stateOf = async ({ receiptNo }: Receipt) =>
  (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.state;

it('two items are booked, changed and cancelled as one visit', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const options = await client.booking.alsoOptions();
  const codes = options.flatMap(({ items }) => items.map(({ code }) => code));
  expect(options[0]?.zoneId).toBe('hr');
  expect(codes).toContain(ALSO);
  expect(codes).not.toContain('RS-0001');
  expect(await adds(ALSO)).toMatchObject({ appointment: null, also: [{ itemCode: ALSO }] });
  expect(await client.booking.days()).toMatchObject({ visitMinutes: 90, alsoMost: 2 });
  const time = await chooses();
  expect(time).toMatchObject({
    firm: true,
    place: { id: 'hall' },
    also: [{ itemCode: ALSO, windows: '二楼 C01–C14' }],
  });
  expect(visitEnd(time) > time.end).toBe(true);
  const receipt = await confirms();
  expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
  const paper = (await kiosk.slips()).at(-1)?.text ?? '';
  for (const said of ['一次办 2 件事', `${time.start}-${visitEnd(time)}`, '二楼 C01-C14']) {
    expect(paper).toContain(said);
  }
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  expect(await stateOf(receipt)).toBe('confirmed');
  await leave();

  await asksBySlip('rebooking', receipt);
  const moved = await chooses();
  expect(moved.also?.map(({ itemCode }) => itemCode)).toEqual([ALSO]);
  const change = await confirms();
  expect((await settled(change.receiptNo))?.state).toBe('delivered');
  expect(await stateOf(receipt)).toBe('rebooked');
  await leave();

  await asksBySlip('cancellation', change);
  const end = await confirms();
  expect((await settled(end.receiptNo))?.state).toBe('delivered');
  expect(await stateOf(receipt)).toBe('cancelled');
  await leave();
});

it('away from the platform it is a wish for all of them, and what can’t be done together is refused', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  expect(await client.booking.setAlso({ items: ['RS-0001'] })).toEqual({ outcome: 'not-together' });
  expect(await client.booking.setAlso({ items: ['RS-9999'] })).toEqual({ outcome: 'not-together' });
  await network(false);
  await adds(ALSO, 'RS-0003');
  expect(await client.booking.alsoOptions()).toEqual([]);
  expect(await chooses()).toMatchObject({ firm: false, also: [{ itemCode: ALSO }, { itemCode: 'RS-0003' }] });
  const [other] = await client.booking.otherTimes();
  expect(other?.also).toHaveLength(2);
  if (other) await client.booking.wishAlso({ times: [other] });
  const receipt = await confirms();
  expect(receipt.appointment?.others?.[0]?.also).toHaveLength(2);
  await network(true);
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  await leave();
});
