/** A booking is changed to another time by its slip and its applicant's card: the old time is kept until the new one is sure. */
import { expect, it } from 'vitest';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { agree, firstFreeSlot, untilStatus } from '../kit/kiosk.ts';
import { asksBySlip, booked, client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

async function chosen(): Promise<{ date: string; start: string }> {
  const { date, start } = await firstFreeSlot(client);
  const answer = await client.booking.choose({ date, start });
  if (answer.outcome !== 'chosen') throw new Error(answer.outcome);
  return { date, start };
}

async function confirmed(): Promise<Receipt> {
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  return answer.receipt;
}

async function rebooked(booking: Receipt, person?: string): Promise<Receipt> {
  await asksBySlip('rebooking', booking, person);
  await chosen();
  return confirmed();
}

const leave = () => client.session.end({ reason: 'finished' });
const followUpsOf = async ({ code }: Receipt) => {
  const found = await client.slips.find({ code });
  if (found.outcome !== 'found') throw new Error(found.outcome);
  return found.followUps;
};
const keyOf = async ({ receiptNo }: Receipt) =>
  (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key;
/** What changed that booking on the platform, with whether it was granted. */
const rebookingsOf = async (booking: Receipt) => {
  const key = await keyOf(booking);
  return (await kiosk.rebookings()).filter(({ rebooks }) => rebooks === key);
};
const network = async (up: boolean) => {
  await kiosk.bench({ do: 'network', up });
  await untilStatus(client, (status) => status.network === (up ? 'online' : 'offline'));
};
const lastPaper = async () => (await kiosk.slips()).at(-1)?.text ?? '';

async function arrived(booking: Receipt): Promise<Receipt> {
  expect((await settled(booking.receiptNo))?.state).toBe('delivered');
  return booking;
}

it('gives the new time at once, both slips say which holds, and it is changed and cancelled again', async () => {
  const booking = await arrived(await booked({ slip: true }));
  const old = booking.appointment;
  await asksBySlip('rebooking', booking);
  const { days } = await client.booking.days();
  const same = days.find(({ date }) => date === old?.date)?.slots.find(({ start }) => start === old?.start);
  expect(same).toBeUndefined();
  const time = await chosen();
  const receipt = await confirmed();
  expect(receipt).toMatchObject({ kind: 'rebooking', appointment: time, before: old });
  expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
  const paper = await lastPaper();
  for (const said of [
    '改约回执单',
    '改约后的时间',
    time.start,
    '原来的时间作废',
    `原来的时间${' '.repeat(2)}${old?.date} ${old?.start}`,
  ]) {
    expect(paper).toContain(said);
  }
  expect(paper).toContain('到窗口请带');
  await arrived(receipt);
  expect(await rebookingsOf(booking)).toMatchObject([{ receiptNo: receipt.receiptNo, granted: true }]);
  await leave();

  await client.session.begin();
  expect(await followUpsOf(booking)).toMatchObject({ rebooking: 'delivered', cancellation: 'not-offered' });
  await client.slips.printFound({ code: booking.code });
  const reprint = await lastPaper();
  for (const said of ['改掉的预约时间', '此预约已改到别的时间', '补打']) expect(reprint).toContain(said);
  expect(reprint).not.toContain('到窗口请带');
  const progress = await client.slips.progress({ code: booking.code });
  expect(progress).toMatchObject({ steps: [{ state: 'confirmed' }, { state: 'rebooked' }] });
  expect(await followUpsOf(receipt)).toMatchObject({ rebooking: 'offered', cancellation: 'offered' });
  await leave();

  const second = await arrived(await rebooked(receipt));
  expect(second).toMatchObject({ before: time });
  await client.slips.print({ receiptNo: second.receiptNo });
  await leave();
  await client.session.begin();
  expect(await followUpsOf(receipt)).toMatchObject({ rebooking: 'delivered', cancellation: 'not-offered' });
  const begun = await client.filing.begin({ kind: 'cancellation', slip: second.code });
  expect(begun).toMatchObject({ draft: { cancels: await keyOf(booking), appointment: second.appointment } });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await arrived(await confirmed());
  const end = (await kiosk.cases()).find((one) => one.receiptNo === booking.receiptNo);
  expect(end?.state).toBe('cancelled');
  await leave();
});

it('offline it is a wish: the old time holds on screen and paper, until the platform has it; each once', async () => {
  await network(false);
  const booking = await booked({ slip: true });
  const receipt = await rebooked(booking);
  expect(receipt).toMatchObject({ appointment: { firm: false }, delivery: { state: 'waiting' } });
  await client.slips.print({ receiptNo: receipt.receiptNo });
  const paper = await lastPaper();
  for (const said of [
    '想改到的时间',
    '尚未确认',
    `${booking.appointment?.date} ${booking.appointment?.start}`,
    '仍有效',
  ])
    expect(paper).toContain(said);
  expect(await followUpsOf(booking)).toMatchObject({
    rebooking: 'offered-beside',
    cancellation: 'offered',
  });
  expect(await followUpsOf(receipt)).toMatchObject({ rebooking: 'not-offered', cancellation: 'not-offered' });
  await client.slips.printFound({ code: booking.code });
  const own = await lastPaper();
  for (const said of ['申请改约，尚未生效', '到窗口请带']) expect(own).toContain(said);
  await leave();
  await network(true);
  await arrived(receipt);
  expect(await rebookingsOf(booking)).toMatchObject([{ receiptNo: receipt.receiptNo, granted: true }]);
  expect((await kiosk.cases()).filter((one) => one.receiptNo === booking.receiptNo)).toHaveLength(1);
});

it('with another person’s card it is parked and the booking stands, until its owner comes', async () => {
  const booking = await arrived(await booked({ slip: true }));
  const receipt = await rebooked(booking, 'uyghur');
  await client.slips.print({ receiptNo: receipt.receiptNo });
  expect((await settled(receipt.receiptNo))?.state).toBe('parked');
  expect(await rebookingsOf(booking)).toEqual([]);
  expect(await followUpsOf(booking)).toMatchObject({ rebooking: 'offered-again', cancellation: 'offered' });
  await leave();
  const owners = await arrived(await rebooked(booking));
  await leave();
  expect(await rebookingsOf(booking)).toMatchObject([{ receiptNo: owners.receiptNo, granted: true }]);
});

it('its answer lost and its core killed, it is still one, and the place is not held twice', async () => {
  const booking = await arrived(await booked({ slip: true }));
  const ticket = await asksBySlip('rebooking', booking);
  await chosen();
  await kiosk.faults({ loseResponse: { rate: 1, path: '/v1/rebookings' } });
  const { receiptNo } = await confirmed();
  await expect.poll(() => rebookingsOf(booking)).toMatchObject([{ receiptNo, granted: true }]);
  const down = new Promise<void>((resolve) => kiosk.core.once('down', () => resolve()));
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await down;
  await up;
  reconnect();
  expect(await client.session.resume(ticket)).toMatchObject({ draft: { kind: 'rebooking' } });
  expect(await confirmed()).toMatchObject({ receiptNo });
  await kiosk.faults({});
  expect((await settled(receiptNo))?.state).toBe('delivered');
  expect(await rebookingsOf(booking)).toHaveLength(1);
  await leave();
});

it('left before the confirm, the booking stands and the held place is given back', async () => {
  const booking = await arrived(await booked({ slip: true }));
  await asksBySlip('rebooking', booking);
  const before = await firstFreeSlot(client);
  await chosen();
  await client.session.end({ reason: 'left' });
  await asksBySlip('rebooking', booking);
  await expect.poll(() => firstFreeSlot(client)).toEqual(before);
  expect(await client.filing.confirm()).toMatchObject({
    outcome: 'incomplete',
    problems: [{ field: 'appointment', code: 'required' }],
  });
  await leave();
});
