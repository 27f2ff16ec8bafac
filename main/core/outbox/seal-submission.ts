/** From what the citizen entered to what the queue holds: the payload sealed, the request body written out. */
import { type BlobRef, type Submission, submissionAad } from '../platform/submission.ts';
import type { PreparedSeals } from '../store/prepared-seals.ts';
import type { Recipient } from '../store/seal.ts';
import type { NewSubmission } from './row.ts';

export function sealSubmission(
  payload: Submission,
  how: { kioskId: string; recipient: Recipient; seals: PreparedSeals; blobs: BlobRef[] },
): NewSubmission {
  const { kioskId, recipient, seals, blobs } = how;
  const { submissionId, receiptNo, service, itemCode, committedAt, appointment } = payload;
  const plain = Buffer.from(JSON.stringify(payload));
  const { ciphertext, ...sealed } = seals.seal(recipient, plain, submissionAad(submissionId));
  const open = {
    kioskId,
    receiptNo,
    itemCode,
    committedAt,
    ...(appointment && { appointment }),
    blobs,
    sealed,
  };
  // The long base64 needs no escapes, so it is not looked through for any: it goes behind what `sealed` holds already.
  const body = Buffer.from(`${JSON.stringify(open).slice(0, -2)},"ciphertext":"${ciphertext}"}}`);
  return { submissionId, receiptNo, service, itemCode, committedAt, body, blobs };
}
