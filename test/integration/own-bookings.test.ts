/** One's own bookings by card (我的预约): of this kiosk and others, followed by the same matters as a slip; nobody else's, and forgotten. */
import { afterEach, expect, it } from 'vitest';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import type { ListedBooking } from '../../main/core/own-bookings/contract.ts';
import { type BookedElsewhere, bookedElsewhere } from '../kit/elsewhere.ts';
import { agree, firstFreeSlot, untilReady, untilStatus } from '../kit/kiosk.ts';
import { booked, client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

/** Zhang's number, as the bench's card says it. */
const ZHANG = '990000199003071235';
const OTHER = '990000199002020028';
let serial = 0;
let ticket: Awaited<ReturnType<typeof client.session.begin>>;

afterEach(async () => {
  await kiosk.bench({ do: 'remove' });
  await client.session.end({ reason: 'finished' });
});

const elsewhere = (idNumber = ZHANG): Promise<BookedElsewhere> =>
  bookedElsewhere(kiosk.world.sandboxUrl, { idNumber, serial: `${String(++serial).padStart(4, '0')}-K` });

async function read(person: string): Promise<string | undefined> {
  await kiosk.bench({ do: 'place', person });
  let last: string | undefined;
  for await (const event of await client.ownBookings.readCard()) last = event.state;
  await kiosk.bench({ do: 'remove' });
  // Laid down again sooner, it would be the card that was read before.
  await untilStatus(client, ({ devices }) => devices.every(({ holds }) => holds !== 'card'));
  return last;
}

/** A new session, in which a card is laid down for it. */
async function lookUp(person = 'zhang') {
  ticket = await client.session.begin();
  expect(await client.ownBookings.begin()).toEqual({ isAgreed: false });
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  expect(await read(person)).toBe('identified');
  return listed();
}

async function listed(): Promise<ListedBooking[]> {
  const answer = await client.ownBookings.list();
  if (answer.outcome !== 'bookings') throw new Error(answer.outcome);
  return answer.bookings;
}

const stateOf = async (key: string) => (await kiosk.cases()).find((one) => one.key === key)?.state;
const lastPaper = async () => (await kiosk.slips()).at(-1)?.text ?? '';

it('shows those of this kiosk and of others, with all that their slips say, and nobody else’s', async () => {
  const here = await booked({ slip: true });
  expect((await settled(here.receiptNo))?.state).toBe('delivered');
  const there = await elsewhere();
  const strangers = await elsewhere(OTHER);
  const bookings = await lookUp();
  const byReceipt = (receiptNo: string) => bookings.find((one) => one.receiptNo === receiptNo);
  expect(byReceipt(here.receiptNo)).toMatchObject({
    ...{ code: here.code, kind: 'booking', itemName: here.itemName, state: 'confirmed' },
    appointment: { start: here.appointment?.start, place: { name: '浏阳市民之家' } },
  });
  expect(byReceipt(there.receiptNo)).toMatchObject({
    code: there.code,
    appointment: { date: there.appointment.date },
  });
  expect(byReceipt(strangers.receiptNo)).toBeUndefined();
  const answer = await client.ownBookings.list();
  expect(answer).toMatchObject({ owner: { name: '张样例' } });
  expect(JSON.stringify(answer)).not.toContain(ZHANG);
  // Which slip it is makes no difference to what is found by it.
  const bySlip = await client.slips.find({ code: here.code });
  expect(bySlip).toMatchObject({
    outcome: 'found',
    isElsewhere: false,
    followUps: { evaluation: 'offered' },
  });
});

it('another kiosk’s is printed again, moved, checked in and given up here, without a second card', async () => {
  const there = await elsewhere();
  await lookUp();
  expect(await client.slips.find({ code: there.code })).toMatchObject({
    outcome: 'found',
    isElsewhere: true,
    receipt: { receiptNo: there.receiptNo, code: there.code, delivery: { caseState: 'confirmed' } },
    followUps: { rebooking: 'offered', cancellation: 'offered' },
  });
  expect(await client.slips.printFound({ code: there.code })).toEqual({ outcome: 'printed' });
  for (const said of [there.receiptNo, '补打', there.appointment.start])
    expect(await lastPaper()).toContain(said);

  const begun = await client.filing.begin({ kind: 'rebooking', slip: there.code });
  expect(begun).toMatchObject({
    draft: { rebooks: there.key, applicant: { idNumber: ZHANG, source: 'card' } },
  });
  const { date, start } = await firstFreeSlot(client);
  expect(await client.booking.choose({ date, start })).toMatchObject({ outcome: 'chosen' });
  const change = await client.filing.confirm();
  if (change.outcome !== 'committed') throw new Error(change.outcome);
  expect((await settled(change.receipt.receiptNo))?.state).toBe('delivered');
  expect(await stateOf(there.key)).toBe('rebooked');

  // What the list told before no longer holds.
  expect(await client.slips.find({ code: there.code })).toMatchObject({ outcome: 'unknown' });
  const after = (await listed()).find(({ receiptNo }) => receiptNo === change.receipt.receiptNo);
  expect(after).toMatchObject({ kind: 'rebooking', code: change.receipt.code, appointment: { date, start } });
  // The earlier slip is no booking's any more, by whichever way it is asked for.
  expect(await client.slips.find({ code: there.code })).toMatchObject({ outcome: 'unknown' });

  await kiosk.checkInRule(30 * 24 * 60, 15);
  expect(await client.checkIn.ask({ code: change.receipt.code })).toMatchObject({ outcome: 'ticket' });

  const cancelling = await client.filing.begin({ kind: 'cancellation', slip: change.receipt.code });
  expect(cancelling).toMatchObject({ draft: { cancels: there.key, applicant: { idNumber: ZHANG } } });
  const given = await client.filing.confirm();
  if (given.outcome !== 'committed') throw new Error(given.outcome);
  expect((await settled(given.receipt.receiptNo))?.state).toBe('delivered');
  expect(await stateOf(there.key)).toBe('cancelled');
  const sent = (await kiosk.cancellations()).find(({ cancels }) => cancels === there.key);
  expect(sent?.receiptNo).toBe(given.receipt.receiptNo);
  expect((await listed()).map(({ receiptNo }) => receiptNo)).not.toContain(change.receipt.receiptNo);
});

it('needs consent and a card; what was agreed to lets nobody else’s in', async () => {
  await elsewhere();
  await client.session.begin();
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
  await client.ownBookings.begin();
  await expect(client.ownBookings.readCard()).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
  expect(await read('zhang')).toBe('identified');
  expect(await listed()).not.toEqual([]);
  // The next one in the same session, under a consent that is not theirs.
  expect(await client.ownBookings.begin()).toEqual({ isAgreed: true });
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
  expect(await read('uyghur')).toBe('another-person');
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  expect(await read('uyghur')).toBe('identified');
  expect(await listed()).toEqual([]);
});

it('whoever typed a number in a matter sees nothing by it, and the consent goes on', async () => {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: ZHANG });
  expect(await client.ownBookings.begin()).toEqual({ isAgreed: true });
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
});

it('is forgotten with its session', async () => {
  const there = await elsewhere();
  await lookUp();
  await client.session.end({ reason: 'left' });
  await client.session.begin();
  expect(await client.slips.find({ code: there.code })).toMatchObject({ outcome: 'unknown' });
  expect(await client.filing.begin({ kind: 'cancellation', slip: there.code })).toEqual({
    outcome: 'not-offered',
  });
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
});

it('offline it says so, and the card need not be laid down again once the network is back', async () => {
  const there = await elsewhere();
  await lookUp();
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  expect(await client.ownBookings.list()).toEqual({ outcome: 'unreachable' });
  await kiosk.bench({ do: 'network', up: true });
  await untilReady(client);
  expect((await listed()).map(({ receiptNo }) => receiptNo)).toContain(there.receiptNo);
});

it('a core that was killed has forgotten whose they were', async () => {
  await elsewhere();
  await lookUp();
  const down = new Promise<void>((resolve) => kiosk.core.once('down', () => resolve()));
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await down;
  await up;
  reconnect();
  expect(await client.session.resume(ticket)).toEqual({ outcome: 'resumed', draft: null });
  expect(await client.ownBookings.list()).toEqual({ outcome: 'nobody' });
});
