/** Leaving a pre-review and coming back to it (续办): at another kiosk, on another day, with the code and one's own card. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { PreReviewDraft } from '../model/draft.ts';
import { Language } from '../model/language.ts';
import { Limited } from '../model/limited.ts';
import { PrintAnswer } from '../model/print-answer.ts';

/** All but `sending` end the stream. */
export const LeaveEvent = z.discriminatedUnion('state', [
  /** `sent` of `count` photographs have arrived. */
  z.object({ state: z.literal('sending'), sent: z.number().int(), count: z.number().int() }),
  /** `code`: for the QR code. `until`: ISO 8601 with the hall's offset. The draft is here too, as long as the session is. */
  z.object({ state: z.literal('left'), code: z.string(), until: z.string() }),
  /** The platform can't be had now; nothing of the draft has changed. */
  z.object({ state: z.literal('unreachable') }),
  /** Nobody was identified yet: there is nobody to leave it for. */
  z.object({ state: z.literal('nobody') }),
]);
export type LeaveEvent = z.infer<typeof LeaveEvent>;

/** All but `fetching` end the stream. */
export const TakeEvent = z.discriminatedUnion('state', [
  z.object({ state: z.literal('fetching'), got: z.number().int(), count: z.number().int() }),
  /**
   * `at`: the step where it was left. `isChanged`: the item has another form by now, and what no longer fits was dropped. The platform
   * has nothing of it any more.
   */
  z.object({
    state: z.literal('taken'),
    draft: PreReviewDraft,
    at: z.string(),
    isChanged: z.boolean(),
  }),
  /** The card is not that of who left it; it stays where it is. */
  z.object({ state: z.literal('another-person') }),
  /** Taken up before, deleted, or its days have passed. */
  z.object({ state: z.literal('over') }),
  /** Another kiosk is about to take it up. */
  z.object({ state: z.literal('being-taken') }),
  z.object({ state: z.literal('unreachable') }),
  /** The code is forgotten, or no card was read: it is begun anew. */
  z.object({ state: z.literal('nobody') }),
  /** Its item is not offered any more, or what came can't be read; it stays where it is. */
  z.object({ state: z.literal('unusable') }),
  z.object({ state: z.literal('limited'), limit: Limited }),
  z.object({ state: z.literal('cannot-save') }),
]);
export type TakeEvent = z.infer<typeof TakeEvent>;

export const handOverContract = {
  /** `at`: the name of the step. Seals the draft and leaves it with the platform; repeated, the one before is withdrawn. */
  leave: oc.input(z.object({ at: z.string().max(40) })).output(eventIterator(LeaveEvent)),
  /** The code of what was left in this session, on paper (续办单). */
  print: oc
    .input(z.object({ language: Language.default('zh-CN') }).default({ language: 'zh-CN' }))
    .output(PrintAnswer),
  /** The citizen goes on after all: what was left is withdrawn. */
  stay: oc.output(z.void()),
  /** Whether a code was shown to the scanner just now: it is this session's from then on. */
  begin: oc.output(z.object({ isThere: z.boolean() })),
  /** With the code of `begin` and the person whose card was read (`ownBookings.readCard`). */
  take: oc.output(eventIterator(TakeEvent)),
};
