/** What can be asked of the social-security card reader, and what a card tells without a password. Pure data. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

export const SocialCard = z.object({
  /** 卡号 as printed on the card: 9 characters. */
  cardNumber: z.string(),
  /** 社会保障号码: 18 characters, for most people their ID number. Not checked here. */
  socialSecurityNumber: z.string(),
  name: z.string(),
  /** GB/T 2261.1: 1 male, 2 female; empty where the card does not say. */
  sex: z.string(),
  /** YYYYMMDD, each; empty where the card does not say. */
  birth: z.string(),
  issued: z.string(),
  validTo: z.string(),
});
export type SocialCard = z.infer<typeof SocialCard>;

/** What the citizen should know while a card is waited for and read. */
export const SocialCardEvent = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  /** A card is in already that was read or refused before: it must be taken out first, it may be somebody else's. */
  z.object({ state: z.literal('still-inserted') }),
  z.object({ state: z.literal('reading') }),
  /** The card was taken out, or does not answer; the reader waits for it to be put in again. */
  z.object({ state: z.literal('again'), reason: z.enum(['lifted', 'unreadable']) }),
  /** Ends the stream. */
  z.object({
    state: z.literal('refused'),
    reason: z.enum(['not-a-social-security-card', 'blocked', 'protected']),
  }),
  /** Ends the stream. */
  z.object({ state: z.literal('read'), card: SocialCard }),
  /** The reader is in fault or not fitted now; the stream goes on when it is back. */
  z.object({ state: z.literal('unavailable') }),
]);
export type SocialCardEvent = z.infer<typeof SocialCardEvent>;

export const contract = {
  /** Reads what the card tells without a password; only from a card put in after the one before was taken out. */
  read: oc.output(eventIterator(SocialCardEvent)),
};
