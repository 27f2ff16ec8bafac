/**
 * Sealing of a draft that is left for later. Both keys come from the code's secret and the document number of the person who left it
 * (HKDF, RFC 5869): the code opens nothing without the card, nor the card without the code.
 */
import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

export type HandOverKeys = {
  /** AES-256-GCM, with `sealWithSession`. */
  seal: Buffer;
  /** Base 64; the platform compares it and learns nobody's number from it. */
  holder: string;
};

/** `secret`: what stands behind the code's hash. `idNumber`: in its normal form. */
export function handOverKeys(secret: Uint8Array, idNumber: string): HandOverKeys {
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, idNumber, `liuyang-hand-over/1 ${purpose}`, KEY_BYTES));
  return { seal: derived('seal'), holder: derived('holder').toString('base64') };
}

/** What binds sealed bytes to their draft, and to their place in it. */
export const handOverPurpose = (id: string, part: 'draft' | 'page') => `hand-over ${id} ${part}`;
