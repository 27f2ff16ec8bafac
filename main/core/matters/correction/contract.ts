/** Mending a case (补正): what the reviewer asks for, told to its applicant alone. Form and papers are filled in as in a pre-review. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CorrectionDraft } from '../../model/draft.ts';
import { PrintAnswer } from '../../model/print-answer.ts';
import { Refusal } from '../../model/review.ts';

export const MendingAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('told'), draft: CorrectionDraft }),
  /** The platform can't be asked now, and only it knows. */
  z.object({ outcome: z.literal('offline') }),
  /** The card is not the applicant's. */
  z.object({ outcome: z.literal('another-person') }),
  /** A typed identity opens nobody's case. */
  z.object({ outcome: z.literal('not-proved') }),
  /** It was not accepted; the words are shown, and kept nowhere. */
  z.object({ outcome: z.literal('not-accepted'), refusal: Refusal }),
  /** It was mended already, or its last day has passed. */
  z.object({ outcome: z.literal('nothing') }),
  /** The form has changed since, or is none of this kiosk's: the window mends it. */
  z.object({ outcome: z.literal('at-window') }),
]);
export type MendingAnswer = z.infer<typeof MendingAnswer>;

/** Largest picture for the notice, bytes: so small that no writing on it can be read. */
const SMALL_BYTES_MAX = 100_000;

/** A marked page, made small by the screen, for the notice on A4 paper. */
const SmallPicture = z.object({
  sha256: z.string(),
  jpeg: z.instanceof(Blob).refine(({ size }) => size <= SMALL_BYTES_MAX),
});
export type SmallPicture = z.infer<typeof SmallPicture>;

export const correctionContract = {
  /** Asks the platform with the identity that was proved; once it was told, the draft knows. */
  ask: oc.output(MendingAnswer),
  /** A page that the reviewer looked at, by its `sha256` in the draft; null: it can't be had now. */
  page: oc.input(z.object({ sha256: z.string() })).output(z.instanceof(Blob).nullable()),
  /** The 一次性告知单, with the marked pictures: on A4 paper where such a printer is ready, else on the receipt printer. */
  printNotice: oc.input(z.object({ pictures: z.array(SmallPicture).max(40) }).optional()).output(PrintAnswer),
};
