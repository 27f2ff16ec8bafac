/**
 * HPKE, RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Sealing is written on node:crypto, where it
 * takes a quarter of WebCrypto's time and can be prepared ahead; opening is @hpke/core's, so that each checks the other.
 */
import {
  type CipherGCM,
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Prepared, SealingSuite } from './sealing-suite.ts';

/** RFC 9180, sections 7.1 to 7.3: KEM 0x0020, KDF 0x0001. */
const KEM_SUITE = Buffer.concat([Buffer.from('KEM'), Buffer.of(0x00, 0x20)]);
const VERSION = Buffer.from('HPKE-v1');
const EMPTY = Buffer.alloc(0);
/** SubjectPublicKeyInfo of an X25519 key (RFC 8410), up to its 32 raw bytes. */
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

export type Aead = { id: number; keyBytes: number };
export const AES_256_GCM: Aead = { id: 0x0002, keyBytes: 32 };

const core = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export const HPKE: SealingSuite = {
  name: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
  binaryVersion: 1,
  publicKeyBytes: 32,
  encBytes: 32,
  tagBytes: 16,

  async generateKeyPair() {
    const pair = await core.kem.generateKeyPair();
    return {
      publicKey: Buffer.from(await core.kem.serializePublicKey(pair.publicKey)).toString('base64'),
      privateKey: Buffer.from(await core.kem.serializePrivateKey(pair.privateKey)).toString('base64'),
    };
  },

  prepare(publicKey, info): Prepared {
    const ephemeral = generateKeyPairSync('x25519');
    const enc = rawX25519(ephemeral.publicKey);
    const dh = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: x25519(publicKey) });
    const { key, nonce } = keySchedule(sharedSecret(dh, enc, publicKey), info, AES_256_GCM);
    // A cipher made ahead, too; one that is given away is never given again.
    let cipher: CipherGCM | null = createCipheriv('aes-256-gcm', key, nonce);
    return {
      enc,
      seal(plaintext, aad) {
        if (!cipher) throw new Error('an HPKE context of this kiosk seals once');
        const once = cipher.setAAD(aad);
        cipher = null;
        return Buffer.concat([once.update(plaintext), once.final(), once.getAuthTag()]);
      },
    };
  },

  async open({ privateKey, enc, info, ciphertext, aad }) {
    const recipientKey = await core.kem.deserializePrivateKey(arrayBuffer(privateKey));
    try {
      const plain = await core.open(
        { recipientKey, enc: arrayBuffer(enc), info: arrayBuffer(info) },
        arrayBuffer(ciphertext),
        arrayBuffer(aad),
      );
      return new Uint8Array(plain);
    } catch {
      return null;
    }
  },
};

/** Section 4.1, ExtractAndExpand: `dh` with both public shares. */
export function sharedSecret(dh: Buffer, enc: Buffer, recipient: Buffer): Buffer {
  const prk = labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', dh);
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', Buffer.concat([enc, recipient]), 32);
}

/** Section 5.1, base mode: no pre-shared key. */
export function keySchedule(shared: Buffer, info: Buffer, aead: Aead): { key: Buffer; nonce: Buffer } {
  const suite = Buffer.concat([Buffer.from('HPKE'), Buffer.of(0x00, 0x20, 0x00, 0x01, 0x00, aead.id)]);
  const context = Buffer.concat([
    Buffer.of(0x00),
    labeledExtract(suite, EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(suite, EMPTY, 'info_hash', info),
  ]);
  const secret = labeledExtract(suite, shared, 'secret', EMPTY);
  return {
    key: labeledExpand(suite, secret, 'key', context, aead.keyBytes),
    nonce: labeledExpand(suite, secret, 'base_nonce', context, 12),
  };
}

/** Section 4. */
function labeledExtract(suite: Buffer, salt: Buffer, label: string, ikm: Buffer): Buffer {
  return createHmac('sha256', salt).update(VERSION).update(suite).update(label).update(ikm).digest();
}

/** Section 4, for at most the hash's 32 bytes: one round of HKDF-Expand. */
function labeledExpand(suite: Buffer, prk: Buffer, label: string, info: Buffer, bytes: number): Buffer {
  const hmac = createHmac('sha256', prk).update(Buffer.of(0x00, bytes)).update(VERSION).update(suite);
  return hmac.update(label).update(info).update(Buffer.of(0x01)).digest().subarray(0, bytes);
}

function x25519(raw: Buffer): KeyObject {
  if (raw.length !== 32) throw new Error('an X25519 public key has 32 bytes');
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
}

function rawX25519(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}

/** A copy that owns its memory: WebCrypto must not see the rest of a pooled Buffer. */
function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
