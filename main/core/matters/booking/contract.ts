/** Booking a time at the hall, and giving it up: days and slots from the platform, or wished times while it is out of reach. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Draft } from '../../model/draft.ts';
import { ConfirmAnswer } from '../../model/receipt.ts';

/** `remaining` is null for a wished time: only the platform knows. Times are HH:MM, hall's local time. */
export const Slot = z.object({
  start: z.string(),
  end: z.string(),
  remaining: z.number().int().min(0).nullable(),
});
export type Slot = z.infer<typeof Slot>;

export const Day = z.object({ date: z.string(), slots: z.array(Slot) });
export type Day = z.infer<typeof Day>;

/** `firm`: these slots can be held now. Otherwise the citizen states a wish and gets an SMS. */
export const DaysAnswer = z.object({ firm: z.boolean(), days: z.array(Day) });
export type DaysAnswer = z.infer<typeof DaysAnswer>;

/**
 * Whether the booking of a slip can be cancelled here. `offered-again`: one was refused, perhaps another person's. The last three:
 * its cancellation is confirmed already, and how it fares.
 */
export const CancelState = z.enum([
  'offered',
  'offered-again',
  'not-offered',
  'waiting',
  'delivered',
  'parked',
]);
export type CancelState = z.infer<typeof CancelState>;

/** Whether a citizen with the right card may cancel. */
export function isOffered(state: CancelState): state is 'offered' | 'offered-again' {
  return state === 'offered' || state === 'offered-again';
}

export const bookingContract = {
  days: oc.output(DaysAnswer),
  choose: oc.input(z.object({ date: z.string(), start: z.string() })).output(
    z.discriminatedUnion('outcome', [
      /** The draft's appointment says whether it is firm. */
      z.object({ outcome: z.literal('chosen'), draft: Draft }),
      /** Somebody was faster; these are still free. */
      z.object({ outcome: z.literal('taken'), offer: DaysAnswer }),
    ]),
  ),
  /** Starts the matter that cancels the booking of a found slip; identity and confirm follow as for any other. */
  cancel: oc
    .input(z.object({ receiptNo: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('chosen'), draft: Draft }),
        z.object({ outcome: z.literal('not-offered') }),
        z.object({ outcome: z.literal('cannot-save') }),
      ]),
    ),
  /** Of a booking, or of its cancellation. */
  confirm: oc.output(ConfirmAnswer),
};
