/** One's own bookings by card (我的预约): the notice, the card, then what the platform knows of this person. Needs a session, no matter. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { RefusedEvent, WaitingEvent } from '../identity/contract.ts';
import { NOTICE_VERSION } from '../model/consent.ts';
import { OwnBooking, OwnCase } from '../model/own-bookings.ts';

/** As in `CardEvent`; who was read stays in the core. */
export const OwnerEvent = z.discriminatedUnion('state', [
  ...WaitingEvent.options,
  RefusedEvent,
  z.object({ state: z.literal('identified') }),
  /** Not who agreed to the notice: nothing was taken, and it has to be agreed to anew. */
  z.object({ state: z.literal('another-person') }),
]);
export type OwnerEvent = z.infer<typeof OwnerEvent>;

export const ListedBooking = OwnBooking.pick({
  receiptNo: true,
  kind: true,
  itemCode: true,
  state: true,
  appointment: true,
}).extend({
  itemName: z.string(),
  /** Its slip's, with which it is found, printed, changed and checked in; null where its kiosk never told it. */
  code: z.string().nullable(),
});
export type ListedBooking = z.infer<typeof ListedBooking>;

export const ListedCase = OwnCase.pick({
  receiptNo: true,
  itemCode: true,
  state: true,
  until: true,
  committedAt: true,
}).extend({ itemName: z.string(), code: z.string().nullable() });
export type ListedCase = z.infer<typeof ListedCase>;

export const ListAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('bookings'),
    /** Whose they are; the number masked. */
    owner: z.object({ name: z.string(), number: z.string() }),
    /** The next one first. */
    bookings: z.array(ListedBooking),
    /** Of pre-review: what is to be mended first. */
    cases: z.array(ListedCase),
  }),
  /** The platform can't be asked now, and only it knows. */
  z.object({ outcome: z.literal('unreachable') }),
  /** No card was read for it, or the core has forgotten it: the card is laid down again. */
  z.object({ outcome: z.literal('nobody') }),
]);
export type ListAnswer = z.infer<typeof ListAnswer>;

export const ownBookingsContract = {
  /** For nobody yet; who was asked for before in this session is forgotten. `isAgreed`: the session's consent goes on. */
  begin: oc.output(z.object({ isAgreed: z.boolean() })),
  /** As `identity.agree`. */
  agree: oc.input(z.object({ notice: z.literal(NOTICE_VERSION) })).output(z.void()),
  /** As `identity.readCard`. What was only typed shows nobody's bookings. */
  readCard: oc.output(eventIterator(OwnerEvent)),
  /** Asks the platform each time. */
  list: oc.output(ListAnswer),
};
