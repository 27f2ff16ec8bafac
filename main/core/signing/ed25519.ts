/** Ed25519 (RFC 8032) by node:crypto. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { SigningSuite } from './signing-suite.ts';

/** RFC 8410: SubjectPublicKeyInfo and PKCS #8 of an Ed25519 key, up to its 32 raw bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The last private key in OpenSSL's form: a kiosk has one. */
let last: { raw: Buffer; key: KeyObject } | null = null;

export const ED25519: SigningSuite = {
  name: 'ed25519',
  prefix: 'ed',
  publicKeyBytes: 32,
  privateKeyBytes: 32,
  signatureBytes: 64,

  generateKeyPair() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return {
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length),
    };
  },

  sign({ privateKey }, message) {
    if (!last?.raw.equals(privateKey)) {
      const key = createPrivateKey({ key: Buffer.concat([PKCS8, privateKey]), format: 'der', type: 'pkcs8' });
      last = { raw: Buffer.from(privateKey), key };
    }
    return sign(null, message, last.key);
  },

  verify(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};
