/** The name by which a slip is found, in its QR and at the platform: nobody comes to another's by counting. */
import { createHash } from 'node:crypto';
import { base32 } from '../model/base32.ts';

const CHARACTERS = 16;

/**
 * 80 bits in base 32 (RFC 4648), made from the 74 random bits of the submission's UUIDv7 by SHA-256: kiosk and platform both
 * know it without storing it, and the slip does not tell the submission's own key.
 */
export function slipName(submissionId: string): string {
  const digest = createHash('sha256').update(`liuyang-slip/1 ${submissionId}`).digest();
  return base32(digest).slice(0, CHARACTERS);
}
