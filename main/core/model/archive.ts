/**
 * Papers that need not be photographed: those of the licence library (一库, 电子证照) and of the archive (一档, handed in or seen before), as
 * the platform offers them for one case; and where each paper of a case came from.
 */
import { z } from 'zod';
import { Applicant } from './applicant.ts';
import { Consent } from './consent.ts';
import { PAGES_MAX } from './limits.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Trust grade (可信等级, 国办函〔2016〕108号): A the issuer's own, B its original was seen at a window, C one's own upload, D one's own word. */
export const Grade = z.enum(['A', 'B', 'C', 'D']);
export type Grade = z.infer<typeof Grade>;

/** The platform's two stores. */
export const Store = z.enum(['library', 'archive']);
export type Store = z.infer<typeof Store>;

/** A paper that the platform keeps of somebody. Names nobody. */
export const KeptPaper = z.object({
  /** By which the platform hands it out, to who proves the same again. */
  ref: z.string().min(1).max(64),
  archiveKey: z.string().max(100),
  store: Store,
  grade: Grade,
  /** Who issued it, or where it was handed in. */
  issuer: z.string().max(100),
  issuedOn: Day,
  /** The last day on which it is good; null: it does not run out. */
  validUntil: Day.nullable(),
  pages: z.number().int().min(1).max(PAGES_MAX),
});
export type KeptPaper = z.infer<typeof KeptPaper>;

/** Most papers that one question is answered with, and asks for. */
export const KEPT_PAPERS_MAX = 100;

export const KeptPapers = z.object({ papers: z.array(KeptPaper).max(KEPT_PAPERS_MAX) });
export type KeptPapers = z.infer<typeof KeptPapers>;

/** That the papers may be used, for this one case. */
export const UseConsent = z.object({
  /** As the screen said it. */
  purpose: z.string().max(200),
  /** ISO 8601 with the hall's offset */
  at: z.iso.datetime({ offset: true }),
});
export type UseConsent = z.infer<typeof UseConsent>;

/** By what a person was proved. */
const Proved = Applicant.pick({ source: true, document: true, idNumber: true, sam: true });

/** Whose papers: the one's who stands here, a child's under 18 of whom that one is a parent, or a firm's of which that one is the legal representative. */
export const Holder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oneself') }),
  z.object({ kind: z.literal('child'), person: Proved }),
  z.object({ kind: z.literal('organisation'), uscc: z.string().length(18) }),
]);
export type Holder = z.infer<typeof Holder>;

/** What is sealed to the platform with each question. */
const Asking = z.object({
  enquiryId: z.uuid(),
  /** The kiosk that signs the request: what it sealed is no other's to ask with. */
  kioskId: z.string(),
  itemCode: z.string().max(20),
  /** To the privacy notice. */
  consent: Consent,
  person: Proved,
  holder: Holder,
});

/** Which of the papers of this item there are: their facts, and nothing of what they say. */
export const PapersQuestion = Asking.extend({ wanted: z.array(z.string().max(100)).max(KEPT_PAPERS_MAX) });
export type PapersQuestion = z.infer<typeof PapersQuestion>;

/** One page of a paper. `page`: from 1. */
export const PageQuestion = Asking.extend({
  ref: KeptPaper.shape.ref,
  page: z.number().int().min(1),
  use: UseConsent,
});
export type PageQuestion = z.infer<typeof PageQuestion>;

/** What the archive keeps of who asks, or that one of it (`ref`) is to be deleted. Only of oneself. */
export const OwnPapersQuestion = Asking.omit({ itemCode: true, holder: true }).extend({
  ref: KeptPaper.shape.ref.optional(),
});
export type OwnPapersQuestion = z.infer<typeof OwnPapersQuestion>;

/** The aad that a question is sealed with. */
export function archiveAad(enquiryId: string): Uint8Array {
  return new TextEncoder().encode(`archive ${enquiryId}`);
}

/**
 * Where the pages of a paper came from. Without pages: `promise`, they were promised (容缺); `reader`, the card itself lay on the kiosk's
 * reader; `licence-code`, the platform said what the electronic licence's code stands for.
 */
export const PaperSource = z.enum([
  ...Store.options,
  'camera',
  'phone',
  'scanner',
  'promise',
  'reader',
  'licence-code',
]);
export type PaperSource = z.infer<typeof PaperSource>;

/** Trust grade, source, purpose and expiry of a paper of a case. */
export const PaperOrigin = z.object({
  /** More than one where some pages were photographed here, and others scanned or sent from a phone. */
  sources: z.array(PaperSource).min(1),
  grade: Grade,
  /** What it may be used for. */
  purpose: z.string().max(200),
  /** Of a paper of the platform's stores. */
  issuer: z.string().max(100).optional(),
  issuedOn: Day.optional(),
  /** Null: it does not run out. Absent: nobody said. */
  validUntil: Day.nullable().optional(),
});
export type PaperOrigin = z.infer<typeof PaperOrigin>;

/** What its applicant agreed to for the papers of one case; absent where nothing was asked for. */
export const ArchiveWord = z.object({
  use: UseConsent.optional(),
  /** That what was photographed or sent here is kept in the archive for the next time. */
  keep: UseConsent.optional(),
});
export type ArchiveWord = z.infer<typeof ArchiveWord>;
