/** What the core asks of the device host, over the child process's channel. Every command has its deadline in the host. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { DeviceFault, DeviceName, DeviceStatus } from '../../devices/common/status.ts';
import { IdCard } from '../../devices/id-card-reader/contract.ts';
import { Slip } from '../../devices/receipt-printer/contract.ts';
import { SocialCardEvent } from '../../devices/social-security-card/contract.ts';

export const HostEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('status'), status: DeviceStatus }),
  z.object({ event: z.literal('scan'), text: z.string() }),
  /** An identity card was laid down while nobody read: once, and not again before it was taken away. */
  z.object({ event: z.literal('card-arrived') }),
  /** A card lies on the reader, read or not. null: the reader can't tell. */
  z.object({ event: z.literal('card-presence'), present: z.boolean().nullable() }),
  /** The same of the social-security card reader. */
  z.object({ event: z.literal('social-card-presence'), present: z.boolean().nullable() }),
  /** A slip waits to be taken. null: the printer can't tell. */
  z.object({ event: z.literal('slip-at-exit'), present: z.boolean().nullable() }),
]);
export type HostEvent = z.infer<typeof HostEvent>;

export const CardReadEvent = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('reading') }),
  /** The card was lifted or the read broke off; the reader waits again. */
  z.object({ state: z.literal('again'), reason: z.enum(['lifted', 'unreadable']) }),
  /** Ends the stream. */
  z.object({ state: z.literal('refused'), reason: z.enum(['not-an-id-card', 'verification-failed']) }),
  /** Ends the stream. `photo` is a 24-bit BMP, in base64 because a stream's events are JSON; null where none could be decoded. */
  z.object({ state: z.literal('read'), card: IdCard, photo: z.base64().nullable() }),
  /** The reader is in fault now; the stream goes on when it is back. */
  z.object({ state: z.literal('unavailable') }),
]);
export type CardReadEvent = z.infer<typeof CardReadEvent>;

export const PrintOutcome = z.discriminatedUnion('outcome', [
  /** The printer answered after the cut that it has printed. */
  z.object({ outcome: z.literal('printed') }),
  /** Nothing left the printer. */
  z.object({ outcome: z.literal('not-started'), fault: DeviceFault }),
  /** The job was sent in part or unconfirmed: paper may or may not be out. */
  z.object({ outcome: z.literal('unknown'), fault: DeviceFault }),
]);
export type PrintOutcome = z.infer<typeof PrintOutcome>;

/** Shows in the print system's lists and logs: small letters only, so that no name and no number gets there. */
export const DocumentName = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

export const deviceHostContract = {
  /** All current states first, then each change. */
  events: oc.output(eventIterator(HostEvent)),
  readCard: oc.output(eventIterator(CardReadEvent)),
  print: oc.input(z.object({ slip: Slip })).output(PrintOutcome),
  /** Prints a PDF on A4 paper; `printed` only when the printer counted pages and is well after them. */
  printDocument: oc.input(z.object({ pdf: z.instanceof(Blob), jobName: DocumentName })).output(PrintOutcome),
  /** For a session's end: cancels what still prints, and has the print system delete what it kept. */
  purgeDocuments: oc.output(z.object({ clean: z.boolean() })),
  /** Reads what the card tells without a password; only from a card put in after the one before was taken out. */
  readSocialCard: oc.output(eventIterator(SocialCardEvent)),
  /** Closes and reopens one device. */
  restart: oc.input(z.object({ device: DeviceName })).output(z.void()),
};
