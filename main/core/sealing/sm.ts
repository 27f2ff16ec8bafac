/**
 * Sealing with the national algorithms: a fresh secret encrypted with SM2 (GB/T 32918.4) to the platform's key, from it by the
 * same part's KDF over SM3 (GB/T 32905) the keys for SM4 (GB/T 32907) in counter mode and HMAC-SM3, encrypt then MAC.
 * OpenSSL in Node offers no SM4-GCM. SM2 is sm-crypto's, SM3 and SM4 are Node's.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { sm2 } from 'sm-crypto';
import type { Prepared, SealingSuite } from './sealing-suite.ts';

const SECRET_BYTES = 32;
const TAG_BYTES = 32;
/** sm-crypto's order C1 ‖ C3 ‖ C2, the standard's of 2016. */
const C1C3C2 = 1;

export const SM: SealingSuite = {
  name: 'sm2-sm3-sm4-ctr-hmac',
  binaryVersion: 2,
  /** 04 ‖ x ‖ y */
  publicKeyBytes: 65,
  /** C1 without its 04 (64) ‖ C3 (32) ‖ C2 (as long as the secret) */
  encBytes: 64 + 32 + SECRET_BYTES,
  tagBytes: TAG_BYTES,

  async generateKeyPair() {
    const { publicKey, privateKey } = sm2.generateKeyPairHex();
    return { publicKey: hexToBase64(publicKey), privateKey: hexToBase64(privateKey.padStart(64, '0')) };
  },

  to(publicKey, info) {
    if (publicKey.length !== 65) throw new Error('an SM2 public key has 65 bytes');
    return (aad): Prepared => {
      const secret = randomBytes(SECRET_BYTES);
      const enc = Buffer.from(sm2.doEncrypt(secret, publicKey.toString('hex'), C1C3C2), 'hex');
      const keys = keysOf(secret, info);
      return {
        enc,
        seal(plaintext) {
          const cipher = createCipheriv('sm4-ctr', keys.cipher, keys.counter);
          const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
          return Buffer.concat([body, tagOf(keys.mac, enc, aad, body)]);
        },
      };
    };
  },

  async open({ privateKey, enc, info, ciphertext, aad }) {
    const opened = sm2.doDecrypt(enc.toString('hex'), privateKey.toString('hex'), C1C3C2, {
      output: 'array',
    });
    if (opened.length !== SECRET_BYTES || ciphertext.length < TAG_BYTES) return null;
    const keys = keysOf(Buffer.from(opened), info);
    const body = ciphertext.subarray(0, -TAG_BYTES);
    const tag = ciphertext.subarray(-TAG_BYTES);
    if (!timingSafeEqual(tag, tagOf(keys.mac, enc, aad, body))) return null;
    const decipher = createDecipheriv('sm4-ctr', keys.cipher, keys.counter);
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  },
};

/** 16 bytes for SM4, 16 for its first counter block, 32 for HMAC-SM3. */
function keysOf(secret: Buffer, info: Buffer): { cipher: Buffer; counter: Buffer; mac: Buffer } {
  const bytes = sm3Kdf(Buffer.concat([secret, info]), 64);
  return { cipher: bytes.subarray(0, 16), counter: bytes.subarray(16, 32), mac: bytes.subarray(32) };
}

/** GB/T 32918.4, 5.4.3: SM3 over the seed and a 32-bit counter from 1. */
export function sm3Kdf(seed: Buffer, bytes: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 1; blocks.length * 32 < bytes; counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    blocks.push(createHash('sm3').update(seed).update(count).digest());
  }
  return Buffer.concat(blocks).subarray(0, bytes);
}

/** The aad's length stands first, so that no byte can change sides. */
function tagOf(key: Buffer, enc: Buffer, aad: Uint8Array, body: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(aad.length));
  return createHmac('sm3', key).update(length).update(aad).update(enc).update(body).digest();
}

function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
