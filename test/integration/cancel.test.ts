/** A booking is cancelled by its slip and its applicant's card: exactly once, after the booking itself, online and offline. */
import { expect, it } from 'vitest';
import { installPin } from '../../main/core/maintenance/pin.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { agree, type SandboxCase, untilStatus } from '../kit/kiosk.ts';
import { asksBySlip, booked, client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

async function cancelled(booking: Receipt, person?: string): Promise<Receipt> {
  await asksBySlip('cancellation', booking, person);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  return answer.receipt;
}

const caseOf = async (receiptNo: string): Promise<SandboxCase | undefined> =>
  (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
const cancelOf = async ({ code }: Receipt) => {
  const found = await client.slips.find({ code });
  return found.outcome === 'found' ? found.followUps.cancellation : found.outcome;
};
/** Receipt numbers of what cancelled that booking on the platform. */
const cancellationsOf = async (receiptNo: string): Promise<string[]> => {
  const booking = await caseOf(receiptNo);
  return (await kiosk.cancellations())
    .filter(({ cancels }) => cancels === booking?.key)
    .map((one) => one.receiptNo);
};
const network = async (up: boolean) => {
  await kiosk.bench({ do: 'network', up });
  await untilStatus(client, (status) => status.network === (up ? 'online' : 'offline'));
};

it('frees the time, has a slip of its own, and is not offered again', async () => {
  const booking = await booked({ slip: true });
  expect((await settled(booking.receiptNo))?.state).toBe('delivered');
  const receipt = await cancelled(booking);
  expect(receipt).toMatchObject({ kind: 'cancellation', appointment: booking.appointment });
  expect(receipt.receiptNo).not.toBe(booking.receiptNo);
  expect(await client.slips.print({ receiptNo: receipt.receiptNo })).toEqual({ outcome: 'printed' });
  const paper = (await kiosk.slips()).at(-1)?.text;
  for (const said of ['取消预约回执单', receipt.receiptNo, '取消的预约时间', booking.appointment?.start]) {
    expect(paper).toContain(said);
  }
  expect(paper).not.toContain('到窗口请带');
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  expect(await caseOf(booking.receiptNo)).toMatchObject({ state: 'cancelled' });
  expect(await cancellationsOf(booking.receiptNo)).toEqual([receipt.receiptNo]);
  await client.session.end({ reason: 'finished' });

  await client.session.begin();
  expect(await cancelOf(booking)).toBe('delivered');
  expect(await client.filing.begin({ kind: 'cancellation', slip: booking.code })).toEqual({
    outcome: 'not-offered',
  });
  // Its own slip, printed again, must not send anybody to the hall.
  await client.slips.printFound({ code: booking.code });
  const reprint = (await kiosk.slips()).at(-1)?.text;
  for (const said of ['预约回执单', '补打', '取消的预约时间', '此预约已取消'])
    expect(reprint).toContain(said);
  expect(reprint).not.toContain('到窗口请带');
  // Whoever comes back with the cancellation's own slip.
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({
    receipt: { kind: 'cancellation', appointment: booking.appointment },
    isPrinted: true,
    followUps: { cancellation: 'not-offered' },
  });
  expect(await client.slips.progress({ code: receipt.code })).toMatchObject({
    steps: [{ state: 'confirmed' }, { state: 'cancelled' }],
  });
  expect(await client.slips.printFound({ code: receipt.code })).toEqual({ outcome: 'printed' });
  expect((await kiosk.slips()).at(-1)?.text).toContain('补打');
  expect(await client.filing.begin({ kind: 'cancellation', slip: receipt.code })).toEqual({
    outcome: 'not-offered',
  });
  await client.session.end({ reason: 'finished' });
});

it('made offline with its booking still queued, it reaches the platform behind it; each once', async () => {
  await network(false);
  const booking = await booked({ slip: true });
  const receipt = await cancelled(booking);
  expect(receipt.delivery).toEqual({ state: 'waiting' });
  // Not cancelled before the platform said so: neither on the screen nor on paper, and nobody is shut out.
  expect(await cancelOf(booking)).toBe('offered-beside');
  await client.slips.printFound({ code: booking.code });
  const paper = (await kiosk.slips()).at(-1)?.text;
  for (const said of ['尚未生效', '到窗口请带', booking.appointment?.start]) expect(paper).toContain(said);
  expect(paper).not.toContain('已取消');
  await client.slips.print({ receiptNo: receipt.receiptNo });
  expect((await kiosk.slips()).at(-1)?.text).toContain('申请取消的预约时间');
  await client.session.end({ reason: 'finished' });
  await network(true);
  // Before its booking the platform would refuse it for good.
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  const cases = (await kiosk.cases()).filter((one) => one.receiptNo === booking.receiptNo);
  expect(cases).toMatchObject([{ kind: 'booking', state: 'cancelled' }]);
  expect(await cancellationsOf(booking.receiptNo)).toEqual([receipt.receiptNo]);
});

it('waits behind a booking that is parked, until a technician sends that again', async () => {
  installPin(kiosk.data, '990011');
  await network(false);
  const booking = await booked({ slip: true });
  await kiosk.faults({ status: { code: 422, rate: 1 } });
  await network(true);
  expect((await settled(booking.receiptNo))?.state).toBe('parked');
  await kiosk.faults({});
  const receipt = await cancelled(booking);
  await client.session.end({ reason: 'finished' });
  const later = await booked({ slip: true });
  expect((await settled(later.receiptNo))?.state).toBe('delivered');
  await client.session.begin();
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({
    receipt: { delivery: { state: 'waiting' } },
  });
  await client.maintenance.unlock({ pin: '990011' });
  await client.maintenance.retryQueue();
  await client.maintenance.lock();
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  expect(await caseOf(booking.receiptNo)).toMatchObject({ state: 'cancelled' });
  await client.session.end({ reason: 'finished' });
});

it('with another person’s card it is parked and the booking stands, until its owner comes', async () => {
  const booking = await booked({ slip: true });
  expect((await settled(booking.receiptNo))?.state).toBe('delivered');
  const receipt = await cancelled(booking, 'uyghur');
  expect((await settled(receipt.receiptNo))?.state).toBe('parked');
  expect(await caseOf(booking.receiptNo)).toMatchObject({ state: 'confirmed' });
  expect(await cancellationsOf(booking.receiptNo)).toEqual([]);
  expect(await cancelOf(booking)).toBe('offered-again');
  await client.session.end({ reason: 'finished' });

  const owners = await cancelled(booking);
  expect((await settled(owners.receiptNo))?.state).toBe('delivered');
  expect(await caseOf(booking.receiptNo)).toMatchObject({ state: 'cancelled' });
  expect(await cancellationsOf(booking.receiptNo)).toEqual([owners.receiptNo]);
  expect(await cancelOf(booking)).toBe('delivered');
  await client.session.end({ reason: 'finished' });
});

it('a stranger’s, made offline, keeps the owner from nothing: both wait, the owner’s holds', async () => {
  const booking = await booked({ slip: true });
  expect((await settled(booking.receiptNo))?.state).toBe('delivered');
  await network(false);
  const strangers = await cancelled(booking, 'uyghur');
  await client.session.end({ reason: 'finished' });
  const owners = await cancelled(booking);
  await client.session.end({ reason: 'finished' });
  const again = await cancelled(booking, 'uyghur');
  await client.session.end({ reason: 'finished' });
  await network(true);
  expect((await settled(strangers.receiptNo))?.state).toBe('parked');
  expect((await settled(owners.receiptNo))?.state).toBe('delivered');
  expect((await settled(again.receiptNo))?.state).toBe('parked');
  expect(await caseOf(booking.receiptNo)).toMatchObject({ state: 'cancelled' });
  expect(await cancellationsOf(booking.receiptNo)).toEqual([owners.receiptNo]);
  await client.session.begin();
  // The newest was refused; the one that the platform has decides.
  expect(await cancelOf(booking)).toBe('delivered');
  await client.session.end({ reason: 'finished' });
});

it('its answer lost, or its core killed after the confirm, it is still one', async () => {
  const booking = await booked({ slip: true });
  expect((await settled(booking.receiptNo))?.state).toBe('delivered');
  const ticket = await client.session.begin();
  await client.filing.begin({ kind: 'cancellation', slip: booking.code });
  await agree(client);
  const entered = await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  expect(entered.outcome).toBe('identified');
  await kiosk.faults({ loseResponse: { rate: 1, path: '/v1/cancellations' } });
  const first = await client.filing.confirm();
  if (first.outcome !== 'committed') throw new Error(first.outcome);
  const { receiptNo } = first.receipt;
  await expect.poll(() => cancellationsOf(booking.receiptNo)).toEqual([receiptNo]);

  const down = new Promise<void>((resolve) => kiosk.core.once('down', () => resolve()));
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await down;
  await up;
  reconnect();
  const resumed = await client.session.resume(ticket);
  expect(resumed).toMatchObject({ outcome: 'resumed', draft: { kind: 'cancellation' } });
  const again = await client.filing.confirm();
  expect(again).toMatchObject({ outcome: 'committed', receipt: { receiptNo } });
  await kiosk.faults({});
  expect((await settled(receiptNo))?.state).toBe('delivered');
  expect(await cancellationsOf(booking.receiptNo)).toEqual([receiptNo]);
  await client.session.end({ reason: 'finished' });
});

it('nobody who has not shown who they are confirms it', async () => {
  const booking = await booked({ slip: true });
  await client.session.begin();
  await client.filing.begin({ kind: 'cancellation', slip: booking.code });
  expect(await client.filing.confirm()).toEqual({
    outcome: 'incomplete',
    problems: [{ field: 'applicant', code: 'required' }],
  });
  await client.session.end({ reason: 'left' });
  await client.session.begin();
  expect(await cancelOf(booking)).toBe('offered');
});
