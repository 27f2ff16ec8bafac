/** One picture of a paper from the citizen's own phone (用手机传照片), by a QR code on the screen. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

export const PhoneEvent = z.discriminatedUnion('state', [
  /** `url`: for the QR code; with the key behind its hash. `expiresAt`: ISO 8601 with the hall's offset */
  z.object({ state: z.literal('ready'), url: z.string(), expiresAt: z.string() }),
  /** A phone has opened it: no other can. */
  z.object({ state: z.literal('opened') }),
  /** The platform can't be asked for a moment; it is tried again. */
  z.object({ state: z.literal('away') }),
  /** A picture is there, to be fetched, looked at, and kept or not. The last event, as those below. */
  z.object({ state: z.literal('arrived') }),
  /** What came is no picture that this kiosk takes. */
  z.object({ state: z.literal('unreadable') }),
  /** Its minutes are over. */
  z.object({ state: z.literal('over') }),
  /** There is no place to be had now. */
  z.object({ state: z.literal('unreachable') }),
]);
export type PhoneEvent = z.infer<typeof PhoneEvent>;

export const phoneUploadContract = {
  /** Ends with what came of it. Whoever stops listening gives the place back; nothing that came is kept by it. */
  receive: oc.input(z.object({ archiveKey: z.string() })).output(eventIterator(PhoneEvent)),
  /** What arrived last in this matter, once: the core keeps no copy. Null: nothing did. */
  picture: oc.output(z.instanceof(Blob).nullable()),
};
