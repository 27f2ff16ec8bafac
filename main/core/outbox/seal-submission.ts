/** From what the citizen entered to what the queue holds: the payload sealed, the request body written out. */
import { type BlobRef, type Submission, submissionAad } from '../platform/submission.ts';
import type { PreparedSeals } from '../store/prepared-seals.ts';
import type { Recipient } from '../store/seal.ts';
import type { NewSubmission } from './row.ts';

/** The bytes that are sealed. */
export function plainOf(payload: Submission): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

/** `plain`: the payload's, by `plainOf`. */
export function sealSubmission(
  payload: Submission,
  plain: Buffer,
  how: { kioskId: string; recipient: Recipient; seals: PreparedSeals; blobs: BlobRef[] },
): NewSubmission {
  const { kioskId, recipient, seals, blobs } = how;
  const { submissionId, receiptNo, service, itemCode, committedAt, cancels, appointment } = payload;
  const { ciphertext, ...sealed } = seals.seal(recipient, plain, submissionAad(submissionId));
  const open = {
    kioskId,
    receiptNo,
    itemCode,
    committedAt,
    ...(cancels && { cancels }),
    ...(appointment && { appointment }),
    blobs,
    sealed,
  };
  // The long base64 needs no escapes, so it is not looked through for any: it goes behind what `sealed` holds already.
  const body = Buffer.from(`${JSON.stringify(open).slice(0, -2)},"ciphertext":"${ciphertext}"}}`);
  const caseKey = cancels && { caseKey: cancels };
  return { submissionId, ...caseKey, receiptNo, service, itemCode, committedAt, body, blobs };
}
