/** The matter a citizen is working on, from its beginning to confirm. Lives only as long as the session. */
import { z } from 'zod';
import { AnswerValue } from './answer-value.ts';
import { Applicant } from './applicant.ts';
import { ArchiveWord, KeptPaper } from './archive.ts';
import { GivenConsent } from './consent.ts';
import { Evaluation } from './evaluation.ts';
import { Declared } from './hall/fairness.ts';
import { LaterPromise } from './later.ts';
import { Principal } from './principal.ts';
import { ResultChoice } from './result.ts';
import { Mending } from './review.ts';
import { Signature } from './signature.ts';

export { AnswerValue } from './answer-value.ts';
export { Applicant } from './applicant.ts';

/** What an item of the catalogue offers: the kinds of matter that begin with choosing it. */
export const Service = z.enum(['booking', 'pre-review']);
export type Service = z.infer<typeof Service>;

/** Every kind of matter that can be confirmed here: what an item offers, and what follows an earlier submission. */
export const MatterKind = z.enum([
  ...Service.options,
  'cancellation',
  'rebooking',
  'evaluation',
  'correction',
]);
export type MatterKind = z.infer<typeof MatterKind>;

/** Further items in one visit, beside the one that was chosen first. */
export const ALSO_MAX = 2;

/** An item that is done in the same visit. `name`: as the citizen was told. */
export const AlsoItem = z.object({ itemCode: z.string(), name: z.string().max(200) });
export type AlsoItem = z.infer<typeof AlsoItem>;

const Span = z.object({
  /** HH:MM */
  start: z.string(),
  end: z.string(),
});

/** A time at the place of the appointment that would do as well. */
export const OtherTime = Span.extend({
  /** YYYY-MM-DD, hall's local date */
  date: z.string(),
  /** When each further item of the visit would be done. */
  also: z.array(Span).max(ALSO_MAX).optional(),
});
export type OtherTime = z.infer<typeof OtherTime>;

/** Beside the time that is wished for. */
export const OTHER_TIMES_MAX = 2;

/** When and where a further item of the visit is done: the same day at the same place, after the one before. */
export const AlsoTime = AlsoItem.extend({
  ...Span.shape,
  windows: z.string().optional(),
  /** The lease that it is promised from; only together with that of the first item. */
  lease: z.uuid().optional(),
});
export type AlsoTime = z.infer<typeof AlsoTime>;

/** `firm`: the platform holds this slot for us. Otherwise it is a wish, confirmed later by SMS. */
export const Appointment = z.object({
  firm: z.boolean(),
  /** YYYY-MM-DD, hall's local date */
  date: z.string(),
  /** HH:MM */
  start: z.string(),
  end: z.string(),
  /** Until when the platform holds a firm one before its booking arrives, ISO 8601; absent where it was not said. */
  heldUntil: z.string().optional(),
  /** The lease that it is promised from, where the platform was away. */
  lease: z.uuid().optional(),
  /** Of a wish: what else would do where that time is full, best first. */
  others: z.array(OtherTime).max(OTHER_TIMES_MAX).optional(),
  /** Of a visit for several items: the further ones, each with its own time. Above is the first item's. */
  also: z.array(AlsoTime).max(ALSO_MAX).optional(),
  /** Where, by the hall's plan, as the citizen was told; absent in what an earlier release kept. */
  place: z.object({ id: z.string(), name: z.string(), address: z.string(), windows: z.string() }).optional(),
});
export type Appointment = z.infer<typeof Appointment>;

/** `original`: the paper comes to the counter because it could not be photographed here. `later`: it comes by a promised day (容缺). */
export const MaterialState = z.object({
  archiveKey: z.string(),
  /** Page ids, in the order photographed; the pictures themselves stay in the core. */
  pages: z.array(z.string()),
  original: z.boolean(),
  later: z.boolean().optional(),
  /** The paper of the platform's that all its pages are of. */
  taken: KeptPaper.optional(),
  /** Which of the pages came from a phone. */
  fromPhone: z.array(z.string()).optional(),
  /** Which came from this kiosk's document scanner. */
  fromScanner: z.array(z.string()).optional(),
});
export type MaterialState = z.infer<typeof MaterialState>;

/** What every draft has, whatever its kind. */
const DraftBase = z.object({
  /** UUIDv7, made when the matter begins; the platform's Idempotency-Key. */
  submissionId: z.uuid(),
  itemCode: z.string(),
  /** Which wording, form and papers of the item it answers; absent in what follows an earlier matter. */
  itemVersion: z.number().int().min(1).optional(),
  /** Null until it is given: no identity is taken before. A later matter of the same session begins with it. */
  consent: GivenConsent.nullable(),
  applicant: Applicant.nullable(),
  phone: z.string().nullable(),
});

/** For whom it is done, of the kinds that can be done for another; absent: for oneself. */
const ForAnother = Principal.optional();

export const BookingDraft = DraftBase.extend({
  kind: z.literal('booking'),
  appointment: Appointment.nullable(),
  /** What the applicant says exempts them from a suspension; the window checks it. */
  declared: Declared.optional(),
  /** What is to be done in the same visit; absent: nothing else. */
  also: z.array(AlsoItem).min(1).max(ALSO_MAX).optional(),
  principal: ForAnother,
});
export type BookingDraft = z.infer<typeof BookingDraft>;

/** Where an answer came from that the citizen did not give: a card, what was typed before, the phone step, a licence, a chip card. */
export const PrefillSource = z.enum(['card', 'e-id', 'typed', 'phone', 'licence', 'social-card']);
export type PrefillSource = z.infer<typeof PrefillSource>;

/**
 * How the result comes. `answers`: to whom and where a letter goes, by the keys of forms/result.ts; kept while another way is chosen, and
 * told with the post alone. `prefilled`: where those came from that are as they were filled in.
 */
export const DraftResult = z.object({
  choice: ResultChoice.nullable(),
  answers: z.record(z.string(), AnswerValue),
  prefilled: z.record(z.string(), PrefillSource).optional(),
});
export type DraftResult = z.infer<typeof DraftResult>;

/**
 * A business licence whose code was scanned in the form, and of which the platform said whose it is. `told`: what it said of the firm's name
 * and code, by the form's keys: one that is answered otherwise since is of another firm.
 */
export const ScannedLicence = z.object({ uscc: z.string(), told: z.record(z.string(), AnswerValue) });
export type ScannedLicence = z.infer<typeof ScannedLicence>;

export const PreReviewDraft = DraftBase.extend({
  kind: z.literal('pre-review'),
  /** By catalogue field key; prefilled from the card when the applicant is known. */
  answers: z.record(z.string(), AnswerValue),
  /** Of the answers that are as they were filled in: where they came from. */
  prefilled: z.record(z.string(), PrefillSource).optional(),
  materials: z.array(MaterialState),
  principal: ForAnother,
  licence: ScannedLicence.optional(),
  /** What was agreed to for the archive. */
  archive: ArchiveWord.optional(),
  /** How the result comes, where the item asks that. */
  result: DraftResult.nullable().optional(),
  /** The promise to bring papers later. Holds while it is of the papers that are left out (forms/owed.ts). */
  later: LaterPromise.nullable().optional(),
  /** Gone again once something that was signed for changed. */
  signature: Signature.nullable().optional(),
});
export type PreReviewDraft = z.infer<typeof PreReviewDraft>;

export const CancellationDraft = DraftBase.extend({
  kind: z.literal('cancellation'),
  /** The submission id of the booking that is given up. */
  cancels: z.uuid(),
  /** The time that is given up, where the slip knows it. */
  appointment: Appointment.nullable(),
});
export type CancellationDraft = z.infer<typeof CancellationDraft>;

export const RebookingDraft = DraftBase.extend({
  kind: z.literal('rebooking'),
  /** The submission id of the booking whose time is changed. */
  rebooks: z.uuid(),
  /** The time that it has now and keeps until the new one is sure, where the slip knows it. */
  before: Appointment.nullable(),
  /** The new time. */
  appointment: Appointment.nullable(),
});
export type RebookingDraft = z.infer<typeof RebookingDraft>;

/** The drafts that can be for another. */
export type ActingDraft = BookingDraft | PreReviewDraft;

/** For whom a draft is done, where that is somebody else. A correction is for whom its case is. */
export function principalOf(draft: Draft | null): Principal | undefined {
  if (draft && 'mending' in draft) return draft.mending?.principal;
  return draft && 'principal' in draft ? draft.principal : undefined;
}

/** The drafts that take a time at the hall. */
export type TimedDraft = BookingDraft | RebookingDraft;

/** The further items of its visit. A booking's change is of the whole visit. */
export const alsoOf = (draft: TimedDraft): readonly AlsoItem[] =>
  (draft.kind === 'booking' ? draft.also : draft.before?.also) ?? [];

export const EvaluationDraft = DraftBase.extend({
  kind: z.literal('evaluation'),
  /** The submission id of the matter that is evaluated. */
  evaluates: z.uuid(),
  /** Null until a level was chosen: none is given beforehand. */
  evaluation: Evaluation.nullable(),
});
export type EvaluationDraft = z.infer<typeof EvaluationDraft>;

export const CorrectionDraft = DraftBase.extend({
  kind: z.literal('correction'),
  /** The name of the slip (slip-proof/slip-name.ts) by which the platform is asked, of this kiosk or another. */
  slip: z.string(),
  /** What the reviewer asks for; null until the platform told it to who proved to be the applicant. */
  mending: Mending.nullable(),
  /** All of the form, as it was answered last and as far as it is mended. */
  answers: z.record(z.string(), AnswerValue),
  prefilled: z.record(z.string(), PrefillSource).optional(),
  /** What is handed in anew. */
  materials: z.array(MaterialState),
  /** What was agreed to for the archive. */
  archive: ArchiveWord.optional(),
});
export type CorrectionDraft = z.infer<typeof CorrectionDraft>;

/** The drafts that answer an item's form and hand in papers. */
export const FormDraft = z.discriminatedUnion('kind', [PreReviewDraft, CorrectionDraft]);
export type FormDraft = z.infer<typeof FormDraft>;

export const Draft = z.discriminatedUnion('kind', [
  BookingDraft,
  PreReviewDraft,
  CancellationDraft,
  RebookingDraft,
  EvaluationDraft,
  CorrectionDraft,
]);
export type Draft = z.infer<typeof Draft>;

/** Every picture that the session keeps for a draft: its own pages, and those that a reviewer marked. */
export function pagesOf(draft: Draft | null): string[] {
  if (!draft || !('materials' in draft)) return [];
  const own = draft.materials.flatMap(({ pages }) => pages);
  const marked = 'mending' in draft ? (draft.mending?.materials ?? []) : [];
  return [...own, ...marked.flatMap(({ pages }) => pages.map(({ sha256 }) => sha256))];
}

/** The draft of one kind of matter. */
export type DraftOf<K extends MatterKind> = Extract<Draft, { kind: K }>;

/** What a kind of matter adds to every draft's base: what it begins with. */
export type NewDraft = {
  [K in MatterKind]: Omit<DraftOf<K>, 'submissionId' | 'consent' | 'applicant' | 'phone'>;
}[MatterKind];
