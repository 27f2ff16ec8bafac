/** Signing with a key whose suite says how, and verifying what another signed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SIGNING_SUITE, SigningSuiteName } from '../model/signing-suite-name.ts';
import { ED25519 } from './ed25519.ts';
import type { SigningSuite } from './signing-suite.ts';
import { SM2 } from './sm2.ts';

const SUITES: readonly SigningSuite[] = [ED25519, SM2];

/** `publicKey`: the suite's raw key in base64. `kid`: by `kidOf`. */
export const PublicSigningKey = z
  .object({
    kid: z.string().regex(/^[\x21-\x7e]{1,64}$/),
    suite: SigningSuiteName,
    publicKey: z.base64(),
  })
  .refine(
    ({ suite, publicKey }) => Buffer.from(publicKey, 'base64').length === suiteOf(suite).publicKeyBytes,
    { path: ['publicKey'] },
  );
export type PublicSigningKey = z.infer<typeof PublicSigningKey>;

/** Both halves; `privateKey` is raw, in base64. */
export const SigningKey = PublicSigningKey.and(z.object({ privateKey: z.base64() }));
export type SigningKey = z.infer<typeof SigningKey>;

export function generateSigningKey(suite: SigningSuiteName = SIGNING_SUITE): SigningKey {
  const { publicKey, privateKey } = suiteOf(suite).generateKeyPair();
  return {
    kid: kidOf(suite, publicKey),
    suite,
    publicKey: publicKey.toString('base64'),
    privateKey: privateKey.toString('base64'),
  };
}

export function publicPart({ kid, suite, publicKey }: SigningKey): PublicSigningKey {
  return { kid, suite, publicKey };
}

/** 64 bytes in both suites. */
export function signWith({ suite, publicKey, privateKey }: SigningKey, message: Uint8Array): Buffer {
  const pair = { publicKey: Buffer.from(publicKey, 'base64'), privateKey: Buffer.from(privateKey, 'base64') };
  return suiteOf(suite).sign(pair, message);
}

export function verifyWith(
  { suite, publicKey }: PublicSigningKey,
  message: Uint8Array,
  signature: Buffer,
): boolean {
  return suiteOf(suite).verify(Buffer.from(publicKey, 'base64'), message, signature);
}

/** The suite's prefix and the first 8 bytes of the key's SHA-256 in hex: another key has another id. */
function kidOf(suite: SigningSuiteName, publicKey: Buffer): string {
  const digest = createHash('sha256').update(publicKey).digest('hex');
  return `${suiteOf(suite).prefix}-${digest.slice(0, 16)}`;
}

function suiteOf(name: SigningSuiteName): SigningSuite {
  const suite = SUITES.find((candidate) => candidate.name === name);
  if (!suite) throw new Error(`no such suite: ${name}`);
  return suite;
}
