/**
 * What a one-time code proves, to both sides, without being sent: HMAC-SHA256 by the code. The platform sees that the kiosk holds
 * the code and which key it brings; the kiosk sees that the root comes from who gave the code out. A code has 100 random bits.
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { PublicSigningKey } from '../signing/signing.ts';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;

/** `7K3Q-…`: five groups of four. */
export function newEnrolmentCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** As typed by a person: any case, with or without hyphens and blanks, O for 0 and I or L for 1. Null: not a code. */
export function normalCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const fits = plain.length === GROUPS * 4 && [...plain].every((each) => ALPHABET.includes(each));
  return fits ? (plain.match(/.{4}/g) ?? []).join('-') : null;
}

/** What the kiosk shows: base64. */
export function kioskProof(code: string, kioskId: string, key: PublicSigningKey): string {
  return mac(code, ['liuyang-enrol/1', kioskId, key.kid, key.suite, key.publicKey]);
}

/** What the platform shows: base64. `generation`: a line of its own, unless it is 0. */
export function platformProof(
  code: string,
  kioskId: string,
  key: PublicSigningKey,
  root: PublicSigningKey,
  generation = 0,
): string {
  const { kid, suite, publicKey } = root;
  const lines = ['liuyang-enrolled/1', kioskId, key.kid, kid, suite, publicKey];
  return mac(code, generation > 0 ? [...lines, String(generation)] : lines);
}

export function isProof(expected: string, shown: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(shown)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function mac(code: string, lines: string[]): string {
  return createHmac('sha256', code).update(lines.join('\n')).digest('base64');
}
