/** From what the citizen entered to what the queue holds: the payload sealed, the request body packed. */
import { type BlobRef, type Submission, submissionAad } from '../model/submission.ts';
import { packBody } from '../outbox/body.ts';
import type { NewSubmission } from '../outbox/row.ts';
import { type EmptyEnvelope, emptyEnvelope, type Recipient } from '../sealing/seal.ts';

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
  const body = packBody(open, envelope.close(plain));
  const caseKey = cancels && { caseKey: cancels };
  return { submissionId, ...caseKey, receiptNo, service, itemCode, committedAt, body, blobs };
}
