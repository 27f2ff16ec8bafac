/** What can be asked of the identity card reader, what it raises, and what a card holds in the card's own terms. Pure data. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** Dates are YYYYMMDD as on the card; `validTo` may be 长期. Photo and fingerprint blocks stay opaque. */
const common = {
  name: z.string(),
  /** GB/T 2261.1 code as on the card */
  sex: z.string(),
  birth: z.string(),
  idNumber: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
};

export const IdCard = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('resident'),
    ...common,
    /** GB/T 3304 code */
    nation: z.string(),
    address: z.string(),
    issuer: z.string(),
  }),
  z.object({
    kind: z.literal('hmt'),
    ...common,
    address: z.string(),
    issuer: z.string(),
    passNumber: z.string(),
    issueCount: z.string(),
  }),
  z.object({
    kind: z.literal('fpr2017'),
    ...common,
    nameEn: z.string(),
    nationality: z.string(),
    version: z.string(),
    authority: z.string(),
  }),
  z.object({
    kind: z.literal('fpr2023'),
    ...common,
    nameEn: z.string(),
    nationality: z.string(),
    renewals: z.string(),
  }),
]);
export type IdCard = z.infer<typeof IdCard>;

export const CardReadEvent = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('reading') }),
  /**
   * The card was lifted or the read broke off; the reader waits again. `still-there`: one that was read before lies there, and can't
   * be found again until it left (GA/T 450).
   */
  z.object({ state: z.literal('again'), reason: z.enum(['lifted', 'unreadable', 'still-there']) }),
  /** Ends the stream. */
  z.object({ state: z.literal('refused'), reason: z.enum(['not-an-id-card', 'verification-failed']) }),
  /**
   * Ends the stream. `photo` is a 24-bit BMP, in base64 because a stream's events are JSON; null where none could be decoded.
   * `sam`: number of the security module that read it; null where the reader does not say.
   */
  z.object({
    state: z.literal('read'),
    card: IdCard,
    photo: z.base64().nullable(),
    sam: z.string().nullable(),
  }),
  /** The reader is in fault now; the stream goes on when it is back. */
  z.object({ state: z.literal('unavailable') }),
]);
export type CardReadEvent = z.infer<typeof CardReadEvent>;

/** An identity card was laid down while nobody read: once, and not again before it was taken away. */
export const CardArrived = z.object({ event: z.literal('card-arrived') });
export type CardArrived = z.infer<typeof CardArrived>;

export const contract = {
  read: oc.output(eventIterator(CardReadEvent)),
};
