/** From what the citizen entered to what the queue holds: the payload sealed, the request body written out. */
import { type BlobRef, type Submission, submissionAad } from '../platform/submission.ts';
import { type EmptyEnvelope, emptyEnvelope, type Recipient } from '../store/seal.ts';
import type { NewSubmission } from './row.ts';

/** The bytes that are sealed. */
export function plainOf(payload: Submission): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

/** The part of sealing a submission that can be done before its citizen has entered anything. */
export function submissionEnvelope(recipient: Recipient, submissionId: string): EmptyEnvelope {
  return emptyEnvelope(recipient, submissionAad(submissionId));
}

/** `plain`: the payload's, by `plainOf`; `envelope`: the submission's own. */
export function sealSubmission(
  payload: Submission,
  plain: Buffer,
  how: { kioskId: string; envelope: EmptyEnvelope; blobs: BlobRef[] },
): NewSubmission {
  const { kioskId, envelope, blobs } = how;
  const { submissionId, receiptNo, service, itemCode, committedAt, cancels, appointment } = payload;
  const open = {
    kioskId,
    receiptNo,
    itemCode,
    committedAt,
    ...(cancels && { cancels }),
    ...(appointment && { appointment }),
    blobs,
    sealed: envelope.head,
  };
  // The long base64 needs no escapes, so it is not looked through for any: it goes behind what `sealed` holds already.
  const ciphertext = envelope.close(plain);
  const body = Buffer.from(`${JSON.stringify(open).slice(0, -2)},"ciphertext":"${ciphertext}"}}`);
  const caseKey = cancels && { caseKey: cancels };
  return { submissionId, ...caseKey, receiptNo, service, itemCode, committedAt, body, blobs };
}
