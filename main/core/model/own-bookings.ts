/** One's own bookings and cases, as the platform lists them for whoever's card was read: the question, sealed, and what it answers. */
import { z } from 'zod';
import { Consent } from './consent.ts';
import { Applicant, Appointment } from './draft.ts';

/** Longest text of a slip's QR code, in characters. */
export const SLIP_CODE_MAX = 400;

/** A booking that is still to come. Names no person. */
export const OwnBooking = z.object({
  /** The booking's own; what a change or a cancellation names. */
  submissionId: z.uuid(),
  /** What its slip is of: the booking, or the last change of its time that was granted. */
  kind: z.enum(['booking', 'rebooking']),
  /** Of that slip. */
  receiptNo: z.string().max(40),
  /** The text of that slip's QR code, signed by its kiosk; absent where a kiosk of an earlier release filed it. */
  slipCode: z.string().max(SLIP_CODE_MAX).optional(),
  itemCode: z.string().max(20),
  caseNo: z.string().max(40),
  state: z.enum(['confirmed', 'unconfirmed']),
  /** ISO 8601 with the hall's offset */
  committedAt: z.iso.datetime({ offset: true }),
  arrivedAt: z.iso.datetime({ offset: true }),
  appointment: Appointment.pick({ date: true, start: true, end: true, place: true, also: true }),
});
export type OwnBooking = z.infer<typeof OwnBooking>;

/** A case of pre-review that is not over, or was not accepted lately. Names no person. */
export const OwnCase = z.object({
  submissionId: z.uuid(),
  receiptNo: z.string().max(40),
  /** As of a booking. */
  slipCode: z.string().max(SLIP_CODE_MAX).optional(),
  itemCode: z.string().max(20),
  caseNo: z.string().max(40),
  state: z.enum(['pending', 'supplement', 'passed', 'rejected']),
  /** Of one that is to be mended: the last day. */
  until: z.iso.date().optional(),
  /** It is done for somebody else. */
  isForAnother: z.boolean(),
  /** ISO 8601 with the hall's offset */
  committedAt: z.iso.datetime({ offset: true }),
});
export type OwnCase = z.infer<typeof OwnCase>;

/** More than anybody has to come. */
export const OWN_BOOKINGS_MAX = 100;

/** `cases`: what is to be mended first, then the newest; absent where there is none. */
export const OwnBookings = z.object({
  bookings: z.array(OwnBooking).max(OWN_BOOKINGS_MAX),
  cases: z.array(OwnCase).max(OWN_BOOKINGS_MAX).optional(),
});
export type OwnBookings = z.infer<typeof OwnBookings>;

/** What is sealed to the platform: who asks, and at which kiosk. */
export const OwnBookingsQuestion = z.object({
  enquiryId: z.uuid(),
  /** The kiosk that signs the request: what it sealed is no other's to ask with. */
  kioskId: z.string(),
  consent: Consent,
  /** No more of a person than the platform finds bookings by, and by what it was proved. */
  person: Applicant.pick({ source: true, document: true, idNumber: true, sam: true }),
});
export type OwnBookingsQuestion = z.infer<typeof OwnBookingsQuestion>;

/** The aad that a question is sealed with. */
export function questionAad(enquiryId: string): Uint8Array {
  return Buffer.from(`own-bookings ${enquiryId}`);
}
