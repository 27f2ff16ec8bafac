/**
 * The platform's word that it has a submission: key, body, case, state and arrival, signed. It is what a kiosk deletes its own copy on, so
 * an answer mixed up by a cache, or made up by a portal, must not pass for one.
 */
import { createHash } from 'node:crypto';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';

/** `bodyHash`: SHA-256 of the request's body as it was sent, lower-case hex. */
export type CaseFacts = {
  submissionId: string;
  bodyHash: string;
  caseNo: string;
  state: string;
  /** When it arrived, as it is told. */
  arrivedAt?: string | undefined;
};

export function bodyHashOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Each fact on a line of its own; none of them holds a line break. Another first line where the arrival is told: it can't be taken away or added. */
function signedBytes({ submissionId, bodyHash, caseNo, state, arrivedAt }: CaseFacts): Buffer {
  const facts = [submissionId, bodyHash, caseNo, state];
  const lines =
    arrivedAt === undefined ? ['liuyang-case/1', ...facts] : ['liuyang-case/2', ...facts, arrivedAt];
  return Buffer.from(lines.join('\n'));
}

/** The platform's side: base64. */
export function signCase(key: SigningKey, facts: CaseFacts): string {
  return signWith(key, signedBytes(facts)).toString('base64');
}

export function isCaseSigned(key: PublicSigningKey, facts: CaseFacts, signature: string): boolean {
  return verifyWith(key, signedBytes(facts), Buffer.from(signature, 'base64'));
}
