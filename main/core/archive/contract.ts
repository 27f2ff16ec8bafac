/** Papers of a pre-review, or of its correction, that are taken from the archive (一档) or the licence library (一库) in place of a photograph. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { KeptPaper } from '../model/archive.ts';
import { FormDraft, PreReviewDraft } from '../model/draft.ts';

/** What is to be had for one paper of the case. */
export const Offer = KeptPaper.omit({ ref: true, validUntil: true }).extend({
  /** The last day on which it is good; null: it does not run out. */
  until: z.string().nullable(),
  /** `runs-out`: good today, and no longer when the case is decided. `unknown`: the clock is in doubt. */
  validity: z.enum(['good', 'runs-out', 'expired', 'unknown']),
});
export type Offer = z.infer<typeof Offer>;

export const Offers = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('offers'),
    /** Whose they are. */
    holder: z.enum(['oneself', 'child', 'organisation']),
    /** At most one for each paper that the case needs. */
    offers: z.array(Offer),
    /** Archive keys of the papers that could be kept there for the next time, once they were photographed or sent here. None in a correction. */
    keepable: z.array(z.string()),
  }),
  /** Nobody's may be taken: why (forms/archive.ts). `not-holder`: the platform says that they are not this person's. */
  z.object({
    outcome: z.literal('nobody'),
    why: z.enum(['not-proved', 'child-card', 'another', 'handler', 'not-holder']),
  }),
  /** None of the case's papers is of a kind that is kept. */
  z.object({ outcome: z.literal('nothing') }),
  z.object({ outcome: z.literal('unreachable') }),
]);
export type Offers = z.infer<typeof Offers>;

const Taken = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), draft: FormDraft }),
  /** Its use was not agreed to for this case. */
  z.object({ outcome: z.literal('not-agreed') }),
  z.object({ outcome: z.literal('expired') }),
  /** It is no longer offered: the offers are asked for anew. */
  z.object({ outcome: z.literal('gone') }),
  z.object({ outcome: z.literal('unreachable') }),
]);
export type Taken = z.infer<typeof Taken>;

/** A paper of one's own in the archive. `id`: stands for it in this session alone. */
export const OwnPaper = KeptPaper.pick({
  grade: true,
  issuer: true,
  issuedOn: true,
  validUntil: true,
  pages: true,
}).extend({
  id: z.string(),
  name: z.string(),
});
export type OwnPaper = z.infer<typeof OwnPaper>;

export const OwnPapers = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('papers'), papers: z.array(OwnPaper) }),
  /** Only a card that lay on the reader opens an archive. */
  z.object({ outcome: z.literal('nobody') }),
  z.object({ outcome: z.literal('unreachable') }),
]);
export type OwnPapers = z.infer<typeof OwnPapers>;

export const archiveContract = {
  /** What the archive keeps of the person whose card was read (`ownBookings.readCard`). Needs a session, no matter. */
  own: oc.output(OwnPapers),
  /** Deletes one of these for good; what is left. */
  remove: oc.input(z.object({ id: z.string() })).output(OwnPapers),
  /** Asks the platform for the facts of the papers that this case needs, and for no others. */
  offers: oc.output(Offers),
  /** Whoever stands here agrees that they are used, for this case alone; asked once. */
  agree: oc.output(FormDraft),
  /** Takes one; it is then handed in like a photographed one, and taken back by `preReview.removePage`. */
  use: oc.input(z.object({ archiveKey: z.string() })).output(Taken),
  /** Agrees that what is photographed or sent here is kept for the next time, or takes that back. */
  keep: oc.input(z.object({ keep: z.boolean() })).output(PreReviewDraft),
};
