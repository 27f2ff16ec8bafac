/** What is sealed inside a submission: everything that names a person. Only the platform can read it. */
import { z } from 'zod';
import { ArchiveWord, PaperOrigin } from './archive.ts';
import { Consent } from './consent.ts';
import { AnswerValue, Applicant, Appointment, MatterKind } from './draft.ts';
import { Evaluation } from './evaluation.ts';
import { Declared } from './hall/fairness.ts';
import { LaterPromise } from './later.ts';
import { Principal } from './principal.ts';
import { Reminder } from './reminder.ts';
import { SubmittedResult } from './result.ts';
import { Signature } from './signature.ts';

/** A sealed photograph as it lies on the disk and travels: SHA-256 (lower-case hex) and size in bytes of the sealed bytes. */
export const BlobRef = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().min(1),
});
export type BlobRef = z.infer<typeof BlobRef>;

/** `original`: the paper comes to the counter, there may be no page. */
export const SubmittedMaterial = z.object({
  archiveKey: z.string(),
  pages: z.array(BlobRef),
  original: z.boolean(),
  /** Absent where nothing was handed in, and in bodies of earlier releases. */
  origin: PaperOrigin.optional(),
});
export type SubmittedMaterial = z.infer<typeof SubmittedMaterial>;

export const Submission = z.object({
  /** UUIDv7, also the Idempotency-Key. */
  submissionId: z.uuid(),
  receiptNo: z.string(),
  service: MatterKind,
  itemCode: z.string(),
  /** The version of the item whose form it answers; absent in what follows an earlier matter, and in bodies of earlier releases. */
  itemVersion: z.number().int().min(1).optional(),
  /** ISO 8601 with the hall's offset */
  committedAt: z.iso.datetime({ offset: true }),
  /** The booking's submission id, in its cancellation. */
  cancels: z.uuid().optional(),
  /** The booking's submission id, in its rebooking. */
  rebooks: z.uuid().optional(),
  /** The matter's submission id, in its evaluation, and what is said of it. */
  evaluates: z.uuid().optional(),
  evaluation: Evaluation.optional(),
  /** The case's submission id, in its correction, and which of its reviews it answers. */
  corrects: z.uuid().optional(),
  review: z.number().int().min(1).optional(),
  /** The applicant's consent to the privacy notice; null where no person is named. Bodies of earlier releases have none. */
  consent: Consent.nullable().default(null),
  /** Null where the kind asks for no person: an evaluation. Where there is a principal, the agent. */
  applicant: Applicant.nullable(),
  /** For whom it is done, where that is not the applicant. */
  principal: Principal.optional(),
  /** What the applicant says exempts them from a suspension; the window checks it. */
  declared: Declared.optional(),
  /** Null in what follows an earlier submission: that one's serves. */
  phone: z.string().nullable(),
  appointment: Appointment.nullable(),
  /** Of a booking: how its citizen is reminded. Bodies of earlier releases have none. */
  reminder: Reminder.optional(),
  answers: z.record(z.string(), AnswerValue),
  /** Of each section that is filled in several times (shareholders, vehicles): its records, each by its questions' keys. */
  repeats: z.record(z.string(), z.array(z.record(z.string(), AnswerValue))).optional(),
  materials: z.array(SubmittedMaterial),
  /** What was agreed to for papers of the archive and the licence library. */
  archive: ArchiveWord.optional(),
  /** How the result comes, of what is applied for wholly online. */
  result: SubmittedResult.optional(),
  /** Papers that the applicant promised to bring later (容缺), and until when. */
  later: LaterPromise.optional(),
  /** Of a pre-review, and of the promise: strokes with their times, or why it is signed at the window. Earlier releases have none. */
  signature: Signature.optional(),
});
export type Submission = z.infer<typeof Submission>;

/** The aad a submission is sealed with. */
export function submissionAad(submissionId: string): Uint8Array {
  return Buffer.from(`submission ${submissionId}`);
}

/**
 * Who asks for a time, sealed to the platform beside a hold or a question: nothing that travels in the open names a person. Its aad is
 * `personAad`, so that it says nothing about another submission.
 */
const Counted = Applicant.pick({ idNumber: true, birth: true });
export const SealedPerson = Counted.extend({
  declared: Declared.optional(),
  /** The person for whom it is done, where that is another: both are counted. An organisation is not. */
  principal: Counted.optional(),
});
export type SealedPerson = z.infer<typeof SealedPerson>;

/** The aad that who asks is sealed with. */
export function personAad(submissionId: string): Uint8Array {
  return Buffer.from(`person ${submissionId}`);
}

/** What proves to the platform who asks for what is to be mended, sealed like a submission. */
export const ReviewProof = Applicant.pick({ source: true, idNumber: true, sam: true });
export type ReviewProof = z.infer<typeof ReviewProof>;

/** The aad that it is sealed with: good for one slip in one matter. */
export function reviewAad(submissionId: string, slip: string): Uint8Array {
  return Buffer.from(`review ${submissionId} ${slip}`);
}

/** The aad a submission's photographs are sealed with. */
export function blobAad(submissionId: string): Uint8Array {
  return Buffer.from(`blob ${submissionId}`);
}
