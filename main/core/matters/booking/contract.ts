/** Taking a time at the hall, for a booking or its change: days and slots from the platform, or wished times while it is out of reach. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DaysAnswer, WalkIn } from '../../hall/contract.ts';
import { BookingLimit, Standing } from '../../model/booking-limit.ts';
import { ALSO_MAX, BookingDraft, OTHER_TIMES_MAX, OtherTime, RebookingDraft } from '../../model/draft.ts';
import { Declared } from '../../model/hall/fairness.ts';
import { ItemSummary } from '../../model/item.ts';
import { Limited } from '../../model/limited.ts';

/** What can be done in the same visit, by zone. */
export const AlsoOptions = z.array(z.object({ zoneId: z.string(), items: z.array(ItemSummary) }));
export type AlsoOptions = z.infer<typeof AlsoOptions>;

export const bookingContract = {
  /** What else can be done in the same visit as a booking's draft; none where it has as many items as a visit may. */
  alsoOptions: oc.output(AlsoOptions),
  /** Sets what else is done in that visit, in place of what was before. A time that was chosen is given back. */
  setAlso: oc.input(z.object({ items: z.array(z.string()).max(ALSO_MAX) })).output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('set'), draft: BookingDraft }),
      /** One of them can't be done in that visit (any more). */
      z.object({ outcome: z.literal('not-together') }),
    ]),
  ),
  /** Where to go for an item that needs no booking; null: a booking is the way. Needs no matter. */
  walkIn: oc.input(z.object({ itemCode: z.string() })).output(WalkIn.nullable()),
  /** What giving the booking in hand up would bring; null where nobody could say. For a cancellation's draft. */
  standing: oc.output(Standing.nullable()),
  /** What the applicant says exempts them from a suspension; the window checks it. For a booking's draft. */
  declare: oc.input(z.object({ declared: Declared })).output(z.object({ draft: BookingDraft })),
  /** What would do beside the wished time of a booking's draft; none where its time is sure. */
  otherTimes: oc.output(z.array(OtherTime)),
  /** Notes them, best first, in place of those before; none is one's right. */
  wishAlso: oc
    .input(z.object({ times: z.array(OtherTime.pick({ date: true, start: true })).max(OTHER_TIMES_MAX) }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('noted'), draft: BookingDraft }),
        /** One of them can't be wished for any more; these can. */
        z.object({ outcome: z.literal('gone'), times: z.array(OtherTime) }),
      ]),
    ),
  /** `place`: one of those the days before named; without it the first one where the item is done. */
  days: oc.input(z.object({ place: z.string().optional() }).optional()).output(DaysAnswer),
  choose: oc.input(z.object({ date: z.string(), start: z.string(), place: z.string().optional() })).output(
    z.discriminatedUnion('outcome', [
      /** The draft's appointment says whether it is firm. */
      z.object({ outcome: z.literal('chosen'), draft: z.union([BookingDraft, RebookingDraft]) }),
      /** Nobody takes a place without saying who comes. */
      z.object({ outcome: z.literal('not-identified') }),
      z.object({ outcome: z.literal('limited'), limit: Limited }),
      /** The platform's rules of fairness let this person take no such time. */
      z.object({ outcome: z.literal('over-limit'), limit: BookingLimit }),
      /** Somebody was faster; these are still free. */
      z.object({ outcome: z.literal('taken'), offer: DaysAnswer }),
    ]),
  ),
};
