/** Filing papers for pre-review (预审), or mending them (补正): the item's own form and its materials. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { AnswerValue, FormDraft, PreReviewDraft } from '../../model/draft.ts';
import { FieldProblem } from '../../model/problem.ts';
import { ResultChoice } from '../../model/result.ts';
import { Ink, SIGNED_TEXT_MAX, UnsignedReason } from '../../model/signature.ts';

const Saved = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), draft: FormDraft }),
  z.object({ outcome: z.literal('refused'), problems: z.array(FieldProblem) }),
]);

const Signed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), draft: PreReviewDraft }),
  z.object({ outcome: z.literal('refused'), problems: z.array(FieldProblem) }),
]);

/** As the screen showed it: what is signed is what was read. */
const SignedText = z.string().max(SIGNED_TEXT_MAX);

/** What the form is told while a social-security card is waited for. */
const SocialCardAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('insert') }),
  /** One that was read before is still in: it may be somebody else's. */
  z.object({ state: z.literal('take-out') }),
  z.object({ state: z.literal('reading') }),
  z.object({ state: z.literal('unreadable') }),
  z.object({ state: z.literal('unavailable') }),
  z.object({ state: z.literal('filled'), draft: FormDraft }),
  z.object({
    state: z.literal('refused'),
    reason: z.enum(['not-a-social-card', 'another-person', 'counter']),
  }),
]);
export type SocialCardAnswer = z.infer<typeof SocialCardAnswer>;

export const PageFrom = z.enum(['camera', 'phone', 'scanner']);
export type PageFrom = z.infer<typeof PageFrom>;

export const preReviewContract = {
  /** Saves some or all answers; a refused answer is not stored, the others are. `problems` also tells of groups that are still incomplete. */
  answer: oc
    .input(z.object({ answers: z.record(z.string(), AnswerValue) }))
    .output(z.object({ draft: FormDraft, problems: z.array(FieldProblem) })),
  /** One record more of a section that is filled in several times; nothing in it is answered yet. As many as there may be: nothing changes. */
  addRecord: oc.input(z.object({ repeat: z.string() })).output(FormDraft),
  /** `number` from 1; the records after it move up. */
  removeRecord: oc.input(z.object({ repeat: z.string(), number: z.number().int().min(1) })).output(FormDraft),
  /** `from`: where it was taken; the camera of this kiosk, where it is not said. */
  addPage: oc
    .input(
      z.object({
        archiveKey: z.string(),
        jpeg: z.instanceof(Blob),
        from: PageFrom.default('camera'),
      }),
    )
    .output(Saved),
  removePage: oc.input(z.object({ archiveKey: z.string(), pageId: z.string() })).output(Saved),
  /** The photographed page, for the screen to show again. */
  page: oc
    .input(z.object({ archiveKey: z.string(), pageId: z.string() }))
    .output(z.instanceof(Blob).nullable()),
  /** The citizen brings the paper to the counter instead of photographing it. */
  setOriginal: oc.input(z.object({ archiveKey: z.string(), original: z.boolean() })).output(Saved),
  /** Leaves out a paper that may come later (容缺), to be promised; or takes that back. */
  setLater: oc.input(z.object({ archiveKey: z.string(), later: z.boolean() })).output(Saved),
  /** How the result comes, where the item asks that; refused: it does not offer this. */
  chooseResult: oc.input(z.object({ choice: ResultChoice })).output(Signed),
  /** To whom and where a letter goes, some of it or all; a refused answer is not stored, the others are. */
  answerResult: oc
    .input(z.object({ answers: z.record(z.string(), AnswerValue) }))
    .output(z.object({ draft: PreReviewDraft, problems: z.array(FieldProblem) })),
  /** Promises to bring what is left out; the day is the hall's calendar's. */
  promise: oc.output(
    z.discriminatedUnion('outcome', [
      ...Signed.options,
      /** The clock is in doubt, or there is no calendar: no day can be named, so nothing is promised. */
      z.object({ outcome: z.literal('no-day') }),
    ]),
  ),
  sign: oc.input(z.object({ text: SignedText, ink: Ink })).output(Signed),
  /** It is signed at the window instead. */
  signAtWindow: oc.input(z.object({ text: SignedText, why: UnsignedReason })).output(Signed),
  /** Fills the form from the business licence whose code was scanned just now. */
  fillFromLicence: oc.output(
    z.discriminatedUnion('outcome', [
      /** `left`: the questions whose answer the licence has in words that this form can't take. */
      z.object({ outcome: z.literal('filled'), draft: FormDraft, left: z.array(z.string()) }),
      /** Nothing in this form comes from a licence, or no licence was shown. */
      z.object({ outcome: z.literal('nothing-to-fill') }),
      z.object({ outcome: z.literal('not-accepted') }),
      z.object({ outcome: z.literal('offline') }),
    ]),
  ),
  /** Fills the form's social-security card number from the card itself; ends once it was read or refused. */
  readSocialCard: oc.output(eventIterator(SocialCardAnswer)),
};
