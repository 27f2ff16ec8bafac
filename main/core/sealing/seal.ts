/** Sealing to the platform's public key: the kiosk can write it and never read it back. The key's suite says how. */
import { z } from 'zod';
import { HPKE } from './hpke.ts';
import type { KeyPair, Prepared, SealingSuite } from './sealing-suite.ts';
import { SM } from './sm.ts';

export type { KeyPair } from './sealing-suite.ts';

const SUITES: readonly SealingSuite[] = [HPKE, SM];
export const SuiteName = z.enum([
  'hpke-x25519-hkdf-sha256-aes-256-gcm',
  /** SM2, SM3, SM4 */
  'sm2-sm3-sm4-ctr-hmac',
]);
export type SuiteName = z.infer<typeof SuiteName>;

/** What is taken where nobody asks for the national algorithms. */
export const SUITE: SuiteName = 'hpke-x25519-hkdf-sha256-aes-256-gcm';

/** `enc` and `ciphertext` (tag included) are base64 with padding. */
export const SealedEnvelope = z
  .object({
    kid: z.string().min(1).max(64),
    suite: SuiteName,
    enc: z.base64(),
    ciphertext: z.base64().min(24),
  })
  .refine(({ suite, enc }) => byteLength(enc) === suiteOf(suite).encBytes, { path: ['enc'] });
export type SealedEnvelope = z.infer<typeof SealedEnvelope>;

/** `publicKey` is the suite's raw key in base64; `kid` names it, at most 64 ASCII characters. */
export type Recipient = { kid: string; publicKey: string; suite?: SuiteName };

export function suiteOf(name: SuiteName): SealingSuite {
  const suite = SUITES.find((candidate) => candidate.name === name);
  if (!suite) throw new Error(`no such suite: ${name}`);
  return suite;
}

export function generateKeyPair(suite: SuiteName = SUITE): Promise<KeyPair> {
  return suiteOf(suite).generateKeyPair();
}

/** The last recipient and the maker of messages to it: a kiosk has one, until the platform changes its key. */
let last: { recipient: Recipient; next: (aad: Uint8Array) => Prepared } | null = null;

function prepare(recipient: Recipient, aad: Uint8Array): Prepared {
  if (!last || !isSame(last.recipient, recipient)) {
    const suite = suiteOf(recipient.suite ?? SUITE);
    const next = suite.to(Buffer.from(recipient.publicKey, 'base64'), info(recipient.kid));
    last = { recipient: { ...recipient }, next };
  }
  return last.next(aad);
}

function isSame(a: Recipient, b: Recipient): boolean {
  return a.kid === b.kid && a.publicKey === b.publicKey && a.suite === b.suite;
}

/** An envelope that lacks only what goes into it. Good for one message. */
export type EmptyEnvelope = {
  head: Omit<SealedEnvelope, 'ciphertext'>;
  /** Returns the `ciphertext` as bytes. */
  close(plaintext: Uint8Array): Buffer;
};

/** The part of sealing that needs no plaintext. Throws when the key is none of its suite's. */
export function emptyEnvelope(recipient: Recipient, aad: Uint8Array): EmptyEnvelope {
  const { enc, seal } = prepare(recipient, aad);
  return {
    head: { kid: recipient.kid, suite: recipient.suite ?? SUITE, enc: enc.toString('base64') },
    close: seal,
  };
}

/** Whether the key is one of its suite's. */
export function canSealTo(recipient: Recipient): boolean {
  try {
    emptyEnvelope(recipient, Buffer.alloc(0));
    return true;
  } catch {
    return false;
  }
}

/** `aad` binds the envelope to its place: opening with another one fails. */
export function seal(recipient: Recipient, plaintext: Uint8Array, aad: Uint8Array): SealedEnvelope {
  const { head, close } = emptyEnvelope(recipient, aad);
  return { ...head, ciphertext: close(plaintext).toString('base64') };
}

/** Null when the key, the envelope and the aad do not belong together. */
export async function open(
  privateKey: string,
  envelope: SealedEnvelope,
  aad: Uint8Array,
): Promise<Uint8Array | null> {
  return suiteOf(envelope.suite).open({
    privateKey: Buffer.from(privateKey, 'base64'),
    enc: Buffer.from(envelope.enc, 'base64'),
    info: info(envelope.kid),
    ciphertext: Buffer.from(envelope.ciphertext, 'base64'),
    aad,
  });
}

/** For photographs: the suite's version (1 byte) ‖ kid length (1) ‖ kid (ASCII) ‖ enc ‖ ciphertext ‖ tag. */
export function sealBytes(recipient: Recipient, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const { binaryVersion } = suiteOf(recipient.suite ?? SUITE);
  const prepared = prepare(recipient, aad);
  const kid = Buffer.from(recipient.kid, 'ascii');
  return Buffer.concat([Buffer.of(binaryVersion, kid.length), kid, prepared.enc, prepared.seal(plaintext)]);
}

/** The inverse of `sealBytes`; null when the bytes are not of that form or do not open. */
export async function openBytes(
  privateKey: string,
  sealed: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array | null> {
  const form = binaryForm(sealed);
  if (!form) return null;
  const { suite, kid, enc, ciphertext } = form;
  return suite.open({ privateKey: Buffer.from(privateKey, 'base64'), enc, info: info(kid), ciphertext, aad });
}

/** Which key the bytes were sealed to; null when they are not of `sealBytes`' form. */
export function sealedBytesKid(sealed: Uint8Array): string | null {
  return binaryForm(sealed)?.kid ?? null;
}

function binaryForm(sealed: Uint8Array) {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const suite = SUITES.find(({ binaryVersion }) => binaryVersion === bytes[0]);
  const kidLength = bytes[1] ?? 0;
  if (!suite || kidLength === 0) return null;
  const encAt = 2 + kidLength;
  if (bytes.length < encAt + suite.encBytes + suite.tagBytes) return null;
  return {
    suite,
    kid: bytes.subarray(2, encAt).toString('ascii'),
    enc: bytes.subarray(encAt, encAt + suite.encBytes),
    ciphertext: bytes.subarray(encAt + suite.encBytes),
  };
}

/** A key id swapped on the way makes opening fail. */
function info(kid: string): Buffer {
  return Buffer.from(`liuyang-kiosk/1 ${kid}`);
}

function byteLength(base64: string): number {
  return Buffer.from(base64, 'base64').length;
}
