/** What of the platform's times is shown: none that the hall's plan says is closed, none that has passed. */
import { expect, it } from 'vitest';
import { poolOf } from '../../../../../../main/core/hall/opening.ts';
import { Booking } from '../../../../../../main/core/matters/booking/booking.ts';
import type { BookingDraft } from '../../../../../../main/core/model/draft.ts';
import type { Lease } from '../../../../../../main/core/model/hall/lease.ts';
import type { HallPlan } from '../../../../../../main/core/model/hall/plan.ts';
import type { Answer, Hold, SlotsAnswer } from '../../../../../../main/core/platform/answers.ts';
import type { PlatformClient } from '../../../../../../main/core/platform/client.ts';
import type { PlatformLink } from '../../../../../../main/core/platform/link.ts';
import { shippedHall } from '../../../../../kit/hall.ts';
import { itemDetail } from '../../../../../kit/items.ts';
import { leaseBook } from '../../../../../kit/leases.ts';

const item = itemDetail('RS-0001');
const NOW = Date.parse('2026-12-30T10:00:00+08:00');
const ITEM = 'RS-0001';
const slot = (start: string, end: string, remaining = 4) => ({ start, end, remaining });
const draft = { kind: 'booking', itemCode: ITEM, submissionId: 'x' } as unknown as BookingDraft;

function bookingWith({
  slots,
  plan = shippedHall(),
  now = NOW as number | null,
  network = 'online',
  leased = [],
  holdAnswer,
}: {
  slots: (place: string | null) => Answer<SlotsAnswer>;
  plan?: HallPlan | null;
  now?: number | null;
  network?: 'online' | 'offline';
  /** Leased to this kiosk. */
  leased?: Lease[];
  holdAnswer?: Answer<Hold>;
}) {
  const logged: object[] = [];
  const held: object[] = [];
  const client: Partial<PlatformClient> = {
    slots: async (_item, place = null) => slots(place),
    hold: async (wanted) => {
      held.push(wanted);
      if (holdAnswer) return holdAnswer;
      const { date, start } = wanted;
      return { kind: 'ok', value: { date, start, end: '09:30', expiresAt: '2026-12-30T10:30:00+08:00' } };
    },
  };
  const platform = {
    network: { value: network },
    ask: (question: (of: PlatformClient) => unknown) => question(client as PlatformClient),
  } as unknown as PlatformLink;
  const book = leaseBook(leased);
  const booking = new Booking({
    heldTime: { note: () => undefined },
    platform,
    clock: { believed: now },
    plans: { plan, renew: async () => undefined },
    catalogue: { item: (code) => (code === ITEM ? item : null) },
    leases: book,
    log: { warn: (line: object) => void logged.push(line) } as never,
  });
  return { booking, logged, held, book };
}

const platformDays = (days: SlotsAnswer['days']): Answer<SlotsAnswer> => ({ kind: 'ok', value: { days } });

it('a holiday, a weekend and a time past closing that the platform offers are not shown, and told in the log', async () => {
  const { booking, logged } = bookingWith({
    now: Date.parse('2026-09-30T10:00:00+08:00'),
    slots: () =>
      platformDays([
        { date: '2026-09-30', slots: [slot('09:00', '09:30'), slot('14:00', '14:30')] },
        { date: '2026-10-01', slots: [slot('09:00', '09:30')] },
        {
          date: '2026-10-10',
          slots: [slot('09:00', '09:30'), slot('12:00', '12:30'), slot('16:45', '17:15')],
        },
        { date: '2026-10-11', slots: [slot('09:00', '09:30')] },
      ]),
  });
  const { days, firm } = await booking.days([ITEM], null);
  expect(firm).toBe(true);
  expect(days).toEqual([
    { date: '2026-09-30', isMadeUp: false, slots: [slot('14:00', '14:30')] },
    { date: '2026-10-10', isMadeUp: true, slots: [slot('09:00', '09:30')] },
  ]);
  expect(logged).toEqual([
    {
      event: 'hall-plan.conflict',
      plan: shippedHall().number,
      place: 'hall',
      dates: ['2026-10-01', '2026-10-11'],
    },
  ]);
});

it('what the platform offers in a year without a calendar is a wish, and holds nothing', async () => {
  const { booking, held } = bookingWith({
    slots: () =>
      platformDays([
        { date: '2026-12-31', slots: [slot('09:00', '09:30')] },
        { date: '2027-01-04', slots: [slot('09:00', '09:30')] },
      ]),
  });
  const offer = await booking.days([ITEM], null);
  expect(offer.unknownYears).toEqual([2027]);
  expect(offer.days.map(({ slots }) => slots[0]?.remaining)).toEqual([4, null]);
  expect(await booking.choose(draft, { date: '2027-01-04', start: '09:00', place: null })).toMatchObject({
    outcome: 'chosen',
    appointment: { firm: false, end: '09:30' },
  });
  expect(held).toEqual([]);
  expect(await booking.choose(draft, { date: '2026-12-31', start: '09:00', place: null })).toMatchObject({
    appointment: { firm: true },
  });
  expect(held).toMatchObject([{ place: 'hall', date: '2026-12-31' }]);
});

it('no plan, or a clock in doubt and no platform: no day', async () => {
  const away = (): Answer<SlotsAnswer> => ({ kind: 'unreachable', cause: 'ECONNREFUSED' });
  expect((await bookingWith({ slots: away, plan: null }).booking.days([ITEM], null)).days).toEqual([]);
  const doubted = bookingWith({ slots: away, now: null }).booking;
  expect(await doubted.days([ITEM], null)).toMatchObject({ days: [], today: null, closed: [] });
  const chosen = await doubted.choose(draft, { date: '2026-12-31', start: '09:00', place: null });
  // The platform itself may still hold it: it was asked, and answered.
  expect(chosen).toMatchObject({ outcome: 'chosen', appointment: { firm: true } });
});

const AWAY = { kind: 'unreachable', cause: 'ECONNREFUSED' } as const;
const LEASE: Lease = {
  id: '0198f000-0000-4000-8000-000000000001',
  place: 'hall',
  zone: item.zoneId,
  pool: poolOf(shippedHall(), ITEM, item.departmentCode),
  date: '2026-12-31',
  start: '09:30',
  end: '10:00',
};
const THEN = { date: '2026-12-31', start: '09:30', place: null };

it('while the platform is away a time leased to this kiosk is certain, and any other a wish', async () => {
  const { booking } = bookingWith({ slots: () => AWAY, network: 'offline', leased: [LEASE] });
  const { days, firm } = await booking.days([ITEM], null);
  expect(firm).toBe(false);
  const [first] = days;
  const left = Object.fromEntries(first?.slots.map(({ start, remaining }) => [start, remaining]) ?? []);
  expect(left).toMatchObject({ '09:00': null, '09:30': 1, '10:00': null });
  expect(await booking.choose(draft, THEN)).toMatchObject({
    outcome: 'chosen',
    appointment: { firm: true, date: '2026-12-31', start: '09:30', end: '10:00', lease: LEASE.id },
  });
  expect(await booking.choose({ ...draft, submissionId: 'y' }, THEN)).toMatchObject({
    appointment: { firm: false },
  });
});

it('a draft that takes another time gives its leased place back to the book', async () => {
  const { booking, book } = bookingWith({ slots: () => AWAY, network: 'offline', leased: [LEASE] });
  await booking.days([ITEM], null);
  await booking.choose(draft, THEN);
  expect(book.free(LEASE)).toEqual([]);
  await booking.choose(draft, { ...THEN, start: '10:00' });
  expect(book.free(LEASE)).toEqual([LEASE]);
});

it('a time that is full at the platform and leased to this kiosk can be had here', async () => {
  const { booking, held } = bookingWith({
    slots: () => platformDays([{ date: '2026-12-31', slots: [slot('09:30', '10:00', 0)] }]),
    leased: [LEASE],
    holdAnswer: { kind: 'refused', status: 409, code: 'slot-taken' },
  });
  const { days } = await booking.days([ITEM], null);
  expect(days).toEqual([{ date: '2026-12-31', isMadeUp: false, slots: [slot('09:30', '10:00', 1)] }]);
  expect(await booking.choose(draft, THEN)).toMatchObject({ appointment: { firm: true, lease: LEASE.id } });
  expect(held).toHaveLength(1);
});

it('with the clock in doubt no leased place is promised', async () => {
  const { booking } = bookingWith({ slots: () => AWAY, network: 'offline', leased: [LEASE], now: null });
  await booking.days([ITEM], null);
  expect(await booking.choose(draft, THEN)).toMatchObject({ outcome: 'taken' });
});

it('a person’s limit is said as such: neither a wish nor a leased place goes past it', async () => {
  const limit = { by: 'open', most: 3, until: null } as const;
  const { booking, book } = bookingWith({
    slots: () => platformDays([{ date: '2026-12-31', slots: [slot('09:30', '10:00')] }]),
    leased: [LEASE],
    holdAnswer: { kind: 'refused', status: 409, code: 'limit-reached', limit },
  });
  await booking.days([ITEM], null);
  const time = { date: '2026-12-31', start: '09:30', place: null };
  expect(await booking.choose(draft, time)).toEqual({ outcome: 'over-limit', limit });
  expect(book.next().free).toEqual([LEASE.id]);
});

it('a day that is drawn later is offered as wishes, and a time that turns out to be drawn becomes one', async () => {
  const draw = '2026-12-30T17:30:00+08:00';
  const { booking } = bookingWith({
    slots: () =>
      platformDays([
        { date: '2026-12-30', slots: [{ ...slot('14:00', '14:30', 0), draw }] },
        { date: '2026-12-31', draw, slots: [slot('09:30', '10:00')] },
      ]),
    holdAnswer: { kind: 'refused', status: 409, code: 'drawing', at: draw },
  });
  const { days } = await booking.days([ITEM], null);
  expect(days.map((day) => [day.draw, day.slots[0]?.remaining])).toEqual([
    [undefined, null],
    [draw, null],
  ]);
  const time = { date: '2026-12-31', start: '09:30', place: null };
  expect(await booking.choose(draft, time)).toMatchObject({
    outcome: 'chosen',
    appointment: { firm: false },
  });
});

it('a hold refused for what no other time would change becomes a wish: nobody is sent from time to time', async () => {
  const { booking } = bookingWith({
    slots: () => platformDays([{ date: '2026-12-31', slots: [slot('09:30', '10:00')] }]),
    holdAnswer: { kind: 'refused', status: 422, code: 'unknown-item' },
  });
  await booking.days([ITEM], null);
  expect(await booking.choose(draft, THEN)).toMatchObject({
    outcome: 'chosen',
    appointment: { firm: false },
  });
});
