/** From what the citizen entered to what the queue holds: the payload sealed, the request body packed. */
import type { OpenPart } from '../matters/common/matter.ts';
import { type BlobRef, type Submission, submissionAad } from '../model/submission.ts';
import { packBody } from '../outbox/body.ts';
import type { NewSubmission } from '../outbox/row.ts';
import type { Made } from '../platform/answers.ts';
import { type EmptyEnvelope, emptyEnvelope, type Recipient } from '../sealing/seal.ts';

/** The bytes that are sealed. */
export function plainOf(payload: Submission): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

/** The part of sealing a submission that can be done before its citizen has entered anything. */
export function submissionEnvelope(recipient: Recipient, submissionId: string): EmptyEnvelope {
  return emptyEnvelope(recipient, submissionAad(submissionId));
}

/** What a submission is sealed and filed with. */
export type Filing = {
  kioskId: string;
  /** The submission's own. */
  envelope: EmptyEnvelope;
  blobs: BlobRef[];
  /** How it came about. */
  made: Made;
  /** What its kind of matter leaves unsealed for the platform, and what its slip's QR code says. */
  open: OpenPart & { slipCode?: string };
  /** The first submission of its case; null where it begins one. */
  caseKey: string | null;
};

/** `plain`: the payload's bytes, by `plainOf`. */
export function sealSubmission(payload: Submission, plain: Buffer, filing: Filing): NewSubmission {
  const { kioskId, envelope, made, blobs, open, caseKey } = filing;
  const { submissionId, receiptNo, service, itemCode, itemVersion, committedAt } = payload;
  const version = itemVersion === undefined ? {} : { itemVersion };
  const head = {
    kioskId,
    receiptNo,
    itemCode,
    ...version,
    committedAt,
    made,
    ...open,
    blobs,
    sealed: envelope.head,
  };
  const body = packBody(head, envelope.close(plain));
  return {
    submissionId,
    ...(caseKey && { caseKey }),
    receiptNo,
    service,
    itemCode,
    committedAt,
    body,
    blobs,
  };
}
