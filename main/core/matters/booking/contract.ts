/** Taking a time at the hall, for a booking or its change: days and slots from the platform, or wished times while it is out of reach. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DaysAnswer } from '../../hall/contract.ts';
import { BookingDraft, RebookingDraft } from '../../model/draft.ts';
import { Limited } from '../../model/limited.ts';

export const bookingContract = {
  /** `place`: one of those the days before named; without it the first one where the item is done. */
  days: oc.input(z.object({ place: z.string().optional() }).optional()).output(DaysAnswer),
  choose: oc.input(z.object({ date: z.string(), start: z.string(), place: z.string().optional() })).output(
    z.discriminatedUnion('outcome', [
      /** The draft's appointment says whether it is firm. */
      z.object({ outcome: z.literal('chosen'), draft: z.union([BookingDraft, RebookingDraft]) }),
      /** Nobody takes a place without saying who comes. */
      z.object({ outcome: z.literal('not-identified') }),
      z.object({ outcome: z.literal('limited'), limit: Limited }),
      /** Somebody was faster; these are still free. */
      z.object({ outcome: z.literal('taken'), offer: DaysAnswer }),
    ]),
  ),
};
