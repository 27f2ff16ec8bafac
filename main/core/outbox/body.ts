/**
 * A submission's request body as it lies in the queue: its open part as JSON, a zero byte, the ciphertext as it is. The platform
 * gets JSON with the ciphertext in base64; writing that out is left to the delivery, for which no citizen waits.
 */
import type { CancellationBody, EvaluationBody, RebookingBody, SubmissionBody } from '../platform/answers.ts';
import type { EmptyEnvelope } from '../sealing/seal.ts';

type OpenPart = Omit<
  SubmissionBody & Partial<CancellationBody & EvaluationBody & RebookingBody>,
  'sealed'
> & {
  sealed: EmptyEnvelope['head'];
};

/** JSON text holds none. */
const END = '\0';

export function packBody(open: OpenPart, ciphertext: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(JSON.stringify(open) + END), ciphertext]);
}

/**
 * The inverse; also of what an earlier release queued, which is JSON throughout. Throws when the bytes are neither. Not typed: it was
 * checked before it was queued, and the platform checks it again.
 */
export function unpackBody(bytes: Buffer) {
  const end = bytes.indexOf(END);
  if (end < 0) return JSON.parse(bytes.toString());
  const open = JSON.parse(bytes.toString('utf8', 0, end));
  return { ...open, sealed: { ...open.sealed, ciphertext: bytes.toString('base64', end + 1) } };
}
