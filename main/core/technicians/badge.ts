/** A technician's badge (维护工牌): a QR code of 160 random bits that the operator makes and every kiosk's scanner reads. */
import { createHmac, randomBytes } from 'node:crypto';
import { base32 } from '../model/base32.ts';

const PREFIX = 'LYWH1:';
const CODE_BYTES = 20;

/** A fresh code, as its QR code has it. */
export function newBadge(): string {
  return PREFIX + base32(randomBytes(CODE_BYTES));
}

/** HMAC-SHA-256 under a kiosk's own key, both in base 64: of two kiosks' digests nobody can tell that they are one badge's. */
export function badgeDigest(key: string, code: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(code).digest('base64');
}
