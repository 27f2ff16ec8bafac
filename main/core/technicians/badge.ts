/** A technician's badge (维护工牌): a QR code of 160 random bits that the operator makes and every kiosk's scanner reads. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'LYWH1:';
const CODE_BYTES = 20;
/** RFC 4648, section 6. */
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A fresh code, as its QR code has it. */
export function newBadge(): string {
  const bits = [...randomBytes(CODE_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)?.map((five) => BASE_32[Number.parseInt(five, 2)]) ?? [];
  return PREFIX + letters.join('');
}

/** HMAC-SHA-256 under a kiosk's own key, both in base 64: of two kiosks' digests nobody can tell that they are one badge's. */
export function badgeDigest(key: string, code: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(code).digest('base64');
}
