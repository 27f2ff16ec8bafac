/** The printed slip (回执单), right after its matter or later, found again by its QR code. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { BookingLimit } from '../model/booking-limit.ts';
import { DeadEnd } from '../model/dead-end.ts';
import { MatterKind, OtherTime } from '../model/draft.ts';
import { Language } from '../model/language.ts';
import { Owed } from '../model/later.ts';
import { PaymentState } from '../model/payment.ts';
import { PrintAnswer } from '../model/print-answer.ts';
import { CaseState, FollowUpState, Receipt } from '../model/receipt.ts';
import { ResultWord } from '../model/result.ts';
import { ReviewWord } from '../model/review.ts';

/** One thing that happened to a case, in the platform's words (docs/standards.md, section 7); `at` is ISO 8601. */
export const ProgressStep = z.object({
  state: CaseState,
  at: z.string(),
  /** Of a booking that was not taken: which limit it met. */
  limit: BookingLimit.optional(),
});
export type ProgressStep = z.infer<typeof ProgressStep>;

/** How far the review of a pre-review is, as far as whoever holds its slip may know. */
export const ReviewProgress = ReviewWord.extend({ state: CaseState });
export type ReviewProgress = z.infer<typeof ReviewProgress>;

export const ProgressAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('steps'),
    itemCode: z.string(),
    steps: z.array(ProgressStep),
    /** Of a booking whose first wish was full: which of its other times it has. */
    given: OtherTime.optional(),
    /** Null: the case is none of pre-review. */
    review: ReviewProgress.nullable(),
    /** How the result comes, of what was applied for wholly online. */
    result: ResultWord.optional(),
    /** Whether something is to be paid; absent: nothing. */
    payment: PaymentState.optional(),
    /** Of a case that goes on: papers that were promised and have not come, and that it is still to be signed. */
    owed: Owed.optional(),
    isUnsigned: z.boolean().optional(),
  }),
  /** Not on the platform yet. */
  z.object({ outcome: z.literal('not-yet') }),
  z.object({ outcome: z.literal('unreachable') }),
]);
export type ProgressAnswer = z.infer<typeof ProgressAnswer>;

/** The screen's: its papers say in it what to do. */
const language = Language.default('zh-CN');
const thisReceipt = z.object({ receiptNo: z.string() });
/** The text of a slip's QR code, as it was scanned: without its kiosk's signature it shows nothing. */
const thisSlip = z.object({ code: z.string().max(400) });

export const slipsContract = {
  /** Prints this session's slip; again after a fault, marked 补打 from the second attempt that may have printed. */
  print: oc.input(thisReceipt.extend({ language })).output(PrintAnswer),
  /** The filed application on A4 paper, while the session that filed it lasts. */
  printApplication: oc.input(thisReceipt).output(PrintAnswer),
  /** The promise to bring papers later, in two copies: on A4 paper where such a printer is ready, else on the receipt printer. */
  printPromise: oc.input(thisReceipt).output(PrintAnswer),
  /** A slip of this kiosk whose QR code was scanned, or of a booking that was looked up by card. Needs a session, no matter. */
  find: oc.input(thisSlip).output(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('found'),
        receipt: Receipt,
        isPrinted: z.boolean(),
        /** Filed at another kiosk: one of the bookings that this session looked up by card. */
        isElsewhere: z.boolean(),
        /** What can follow it here, by kind: whether it is offered, or how the one made here fares. */
        followUps: z.partialRecord(MatterKind, FollowUpState),
        /** Its time holds, and it is too late to change it or to give it up. */
        isTooLate: z.boolean(),
      }),
      /** Another kiosk's, none at all, or one that nobody signed. `visit`: the day that it says, YYYY-MM-DD. */
      z.object({ outcome: z.literal('unknown'), visit: z.string().nullable() }),
    ]),
  ),
  /** How far a slip's case is, asked of the platform; another kiosk's slip too. */
  progress: oc.input(thisSlip).output(ProgressAnswer),
  /**
   * The note of a dead end (办不成事反映单) on the receipt printer. `itemCode`: what it is about, before a draft says it; the draft's
   * own item and receipt stand on it anyhow. Names no person.
   */
  printNote: oc
    .input(z.object({ deadEnd: DeadEnd, itemCode: z.string().optional(), language }))
    .output(PrintAnswer),
  /** Prints a found slip: the first paper of one that never came out, else marked 补打. */
  printFound: oc.input(thisSlip.extend({ language })).output(PrintAnswer),
};
