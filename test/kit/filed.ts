/** Well-formed submissions of a fictitious citizen, sealed as the kiosk seals them. */
import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Appointment } from '../../main/core/model/draft.ts';
import type { Evaluation } from '../../main/core/model/evaluation.ts';
import { type OwnBookingsQuestion, questionAad } from '../../main/core/model/own-bookings.ts';
import type { Reminder } from '../../main/core/model/reminder.ts';
import { type BlobRef, blobAad, type Submission, submissionAad } from '../../main/core/model/submission.ts';
import type { OwnBookingsRequest } from '../../main/core/platform/answers.ts';
import type {
  CancellationBody,
  EvaluationBody,
  PlatformClient,
  RebookingBody,
  SubmissionBody,
} from '../../main/core/platform/client.ts';
import { KeyBundle } from '../../main/core/platform/keyring.ts';
import { type Recipient, seal, sealBytes } from '../../main/core/sealing/seal.ts';

export const ITEM = 'RS-0001';

export type Filed = { key: string; body: SubmissionBody; submission: Submission };

export async function keyOf(client: PlatformClient): Promise<Recipient> {
  const answer = await client.keys();
  if (answer.kind !== 'ok') throw new Error(`no key: ${answer.kind}`);
  const { acceptance, signed } = answer.value;
  if (acceptance.outcome === 'refused') throw new Error(`no key: ${acceptance.why}`);
  const [preferred] = KeyBundle.parse(JSON.parse(signed.bundle)).sealing;
  if (!preferred) throw new Error('no key');
  const { kid, publicKey, suite } = preferred;
  return { kid, publicKey, suite };
}

export async function submissionFor(
  recipient: Recipient,
  what: {
    appointment?: Appointment;
    blobs?: BlobRef[];
    key?: string;
    itemVersion?: number;
    receiptNo?: string;
    committedAt?: string;
    slipCode?: string;
    /** The applicant's. */
    idNumber?: string;
    kioskId?: string;
    itemCode?: string;
    /** A promise to bring papers later, and the signature. */
    signed?: Pick<Submission, 'later' | 'signature'>;
    reminder?: Reminder;
  } = {},
): Promise<Filed> {
  const { appointment, blobs = [], key = uuidv7(), receiptNo = 'LY001-20261124-0001-K' } = what;
  const common = {
    receiptNo,
    itemCode: what.itemCode ?? ITEM,
    ...(what.itemVersion !== undefined && { itemVersion: what.itemVersion }),
    committedAt: what.committedAt ?? '2026-11-24T10:00:00+08:00',
  };
  const submission: Submission = {
    ...common,
    submissionId: key,
    service: appointment ? 'booking' : 'pre-review',
    consent: {
      notice: '2026-12',
      at: '2026-11-24T09:58:00+08:00',
      submissionId: '019ab000-0000-7000-8000-000000000000',
    },
    applicant: {
      source: 'typed',
      document: 'resident',
      name: '测试甲',
      idNumber: what.idNumber ?? '990000199001010011',
      sex: '1',
      nation: null,
      birth: '1990-01-01',
      address: null,
    },
    phone: '13900000000',
    appointment: appointment ?? null,
    answers: { applicantName: '测试甲' },
    materials: blobs.length > 0 ? [{ archiveKey: 'id-card', pages: blobs, original: false }] : [],
    ...what.signed,
    ...(what.reminder && { reminder: what.reminder }),
  };
  const plain = new TextEncoder().encode(JSON.stringify(submission));
  const body: SubmissionBody = {
    ...common,
    kioskId: what.kioskId ?? 'LY001',
    blobs,
    sealed: await seal(recipient, plain, submissionAad(key)),
    ...(appointment && { appointment }),
    ...(what.slipCode !== undefined && { slipCode: what.slipCode }),
  };
  return { key, body, submission };
}

/** The question for one's own bookings, as a kiosk asks it that has read the card of submissionFor's citizen. */
export function ownBookingsOf(
  recipient: Recipient,
  what: { idNumber?: string; kioskId?: string; source?: 'card' | 'typed'; sealedFor?: string } = {},
): OwnBookingsRequest {
  const enquiryId = uuidv7();
  const { idNumber = '990000199001010011', kioskId = 'LY001', source = 'card', sealedFor = enquiryId } = what;
  const question: OwnBookingsQuestion = {
    enquiryId,
    kioskId,
    consent: { notice: '2026-12', at: '2026-11-27T09:58:00+08:00', submissionId: enquiryId },
    person: { source, document: 'resident', idNumber },
  };
  const plain = new TextEncoder().encode(JSON.stringify(question));
  return { enquiryId, sealed: seal(recipient, plain, questionAad(sealedFor)) };
}

/** A cancellation of `booking`, by its own applicant unless told otherwise. */
export async function cancellationOf(
  recipient: Recipient,
  booking: Filed,
  what: { idNumber?: string; cancels?: string; committedAt?: string } = {},
): Promise<{ kind: 'cancellation'; idempotencyKey: string; body: CancellationBody }> {
  const { applicant, submissionId, itemCode } = booking.submission;
  if (!applicant) throw new Error('a booking without an applicant');
  const { cancels = submissionId, idNumber = applicant.idNumber } = what;
  const key = uuidv7();
  const common = {
    receiptNo: 'LY001-20261127-0002-X',
    itemCode,
    committedAt: what.committedAt ?? '2026-11-27T10:00:00+08:00',
    cancels,
  };
  const submission: Submission = {
    ...common,
    submissionId: key,
    service: 'cancellation',
    consent: {
      notice: '2026-12',
      at: '2026-11-24T09:58:00+08:00',
      submissionId: '019ab000-0000-7000-8000-000000000000',
    },
    applicant: { ...applicant, idNumber },
    phone: null,
    appointment: null,
    answers: {},
    materials: [],
  };
  const plain = new TextEncoder().encode(JSON.stringify(submission));
  const sealed = await seal(recipient, plain, submissionAad(key));
  return {
    kind: 'cancellation',
    idempotencyKey: key,
    body: { ...common, kioskId: 'LY001', blobs: [], sealed },
  };
}

/** A change of `booking` to another time, by its own applicant unless told otherwise. */
export async function rebookingOf(
  recipient: Recipient,
  booking: Filed,
  appointment: Appointment,
  what: { idNumber?: string; rebooks?: string; committedAt?: string } = {},
): Promise<{ kind: 'rebooking'; idempotencyKey: string; body: RebookingBody }> {
  const { applicant, consent, submissionId, itemCode } = booking.submission;
  if (!applicant) throw new Error('a booking without an applicant');
  const { rebooks = submissionId, idNumber = applicant.idNumber } = what;
  const key = uuidv7();
  const common = {
    receiptNo: 'LY001-20261127-0004-T',
    itemCode,
    committedAt: what.committedAt ?? '2026-11-27T10:00:00+08:00',
    rebooks,
    appointment,
  };
  const submission: Submission = {
    ...common,
    submissionId: key,
    service: 'rebooking',
    consent,
    applicant: { ...applicant, idNumber },
    phone: null,
    answers: {},
    materials: [],
  };
  const plain = new TextEncoder().encode(JSON.stringify(submission));
  const sealed = await seal(recipient, plain, submissionAad(key));
  return { kind: 'rebooking', idempotencyKey: key, body: { ...common, kioskId: 'LY001', blobs: [], sealed } };
}

/** An evaluation of `matter`. */
export async function evaluationOf(
  recipient: Recipient,
  matter: Filed,
  said: Evaluation = { level: 4, reasons: ['guide'], comment: null },
): Promise<{ kind: 'evaluation'; idempotencyKey: string; body: EvaluationBody }> {
  const { submissionId: evaluates, itemCode } = matter.submission;
  const key = uuidv7();
  const common = {
    receiptNo: 'LY001-20261127-0003-V',
    itemCode,
    committedAt: '2026-11-27T10:05:00+08:00',
    evaluates,
  };
  const submission: Submission = {
    ...common,
    submissionId: key,
    service: 'evaluation',
    consent: null,
    applicant: null,
    phone: null,
    appointment: null,
    answers: {},
    materials: [],
    evaluation: said,
  };
  const plain = new TextEncoder().encode(JSON.stringify(submission));
  const sealed = await seal(recipient, plain, submissionAad(key));
  return {
    kind: 'evaluation',
    idempotencyKey: key,
    body: { ...common, kioskId: 'LY001', blobs: [], sealed },
  };
}

export async function sealedPhoto(recipient: Recipient, key: string, size: number) {
  const bytes = await sealBytes(recipient, randomBytes(size), blobAad(key));
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, bytes };
}
