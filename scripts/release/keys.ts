/** The operator's signing keys: Ed25519, one file each, which nobody but its owner may read. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Key, Signature } from '@tufjs/models';

export const ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type Role = (typeof ROLES)[number];

/** In a SubjectPublicKeyInfo of Ed25519 the key is what comes last (RFC 8410). */
const KEY_BYTES = 32;

/** Makes those that are not there. */
export function makeKeys(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const role of ROLES) {
    const file = path.join(folder, `${role}.pem`);
    if (existsSync(file)) continue;
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  }
}

/** Throws where it is not there or others may read it. */
function privateKey(folder: string, role: Role): KeyObject {
  const file = path.join(folder, `${role}.pem`);
  if ((statSync(file).mode & 0o077) !== 0) throw new Error(`${file}: others may read it, chmod 600`);
  return createPrivateKey(readFileSync(file));
}

export function publicKey(folder: string, role: Role): Key {
  const der = createPublicKey(privateKey(folder, role)).export({ type: 'spki', format: 'der' });
  const keyVal = { public: der.subarray(-KEY_BYTES).toString('hex') };
  const keyID = hash(
    'sha256',
    JSON.stringify({ keytype: 'ed25519', keyval: keyVal, scheme: 'ed25519' }),
    'hex',
  );
  return new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal });
}

export function signer(folder: string, role: Role): (bytes: Buffer) => Signature {
  const key = privateKey(folder, role);
  const { keyID } = publicKey(folder, role);
  return (bytes) => new Signature({ keyID, sig: sign(null, bytes, key).toString('hex') });
}
