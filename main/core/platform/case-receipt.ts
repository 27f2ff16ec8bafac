/**
 * The platform's word that it has a submission: key, body, case and state, signed. It is what a kiosk deletes its own copy on, so
 * an answer mixed up by a cache, or made up by a portal, must not pass for one.
 */
import { createHash } from 'node:crypto';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';

/** `bodyHash`: SHA-256 of the request's body as it was sent, lower-case hex. */
export type CaseFacts = { submissionId: string; bodyHash: string; caseNo: string; state: string };

export function bodyHashOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Each fact on a line of its own; none of them holds a line break. */
function signedBytes({ submissionId, bodyHash, caseNo, state }: CaseFacts): Buffer {
  return Buffer.from(['liuyang-case/1', submissionId, bodyHash, caseNo, state].join('\n'));
}

/** The platform's side: base64. */
export function signCase(key: SigningKey, facts: CaseFacts): string {
  return signWith(key, signedBytes(facts)).toString('base64');
}

export function isCaseSigned(key: PublicSigningKey, facts: CaseFacts, signature: string): boolean {
  return verifyWith(key, signedBytes(facts), Buffer.from(signature, 'base64'));
}
