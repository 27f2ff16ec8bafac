/**
 * HPKE, RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Sealing is node:crypto's KEM and HKDF, where it
 * takes a quarter of WebCrypto's time and can be prepared ahead; opening is @hpke/core's, so that each checks the other.
 */
import {
  type CipherGCM,
  createCipheriv,
  createHmac,
  createPublicKey,
  encapsulate,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Prepared, SealingSuite } from './sealing-suite.ts';

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

  to(publicKey, info) {
    const recipient = x25519(publicKey);
    const context = keyScheduleContext(info, AES_256_GCM);
    return (aad): Prepared => {
      const { sharedKey, ciphertext: enc } = encapsulate(recipient);
      const { key, nonce } = keySchedule(sharedKey, context, AES_256_GCM);
      // A cipher made ahead, too; one that is given away is never given again.
      let cipher: CipherGCM | null = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
      return {
        enc,
        seal(plaintext) {
          const once = cipher;
          if (!once) throw new Error('an HPKE context of this kiosk seals once');
          cipher = null;
          const ciphertext = once.update(plaintext);
          // Counter mode: nothing is left over.
          once.final();
          return Buffer.concat([ciphertext, once.getAuthTag()]);
        },
      };
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

/** Section 5.1, base mode, no pre-shared key: the part that is the same for every message to one recipient. */
export function keyScheduleContext(info: Buffer, aead: Aead): Buffer {
  const extract = (label: string, ikm: Buffer) =>
    createHmac('sha256', EMPTY)
      .update(labeledIkm(suiteId(aead), label, ikm))
      .digest();
  return Buffer.concat([Buffer.of(0x00), extract('psk_id_hash', EMPTY), extract('info_hash', info)]);
}

/** Section 5.1, the rest. */
export function keySchedule(shared: Buffer, context: Buffer, aead: Aead): { key: Buffer; nonce: Buffer } {
  const suite = suiteId(aead);
  const ikm = labeledIkm(suite, 'secret', EMPTY);
  const expand = (label: string, bytes: number) =>
    hkdf(ikm, shared, labeledInfo(suite, label, context, bytes), bytes);
  return { key: expand('key', aead.keyBytes), nonce: expand('base_nonce', 12) };
}

/** Sections 5.1 and 7: KEM 0x0020, KDF 0x0001. */
function suiteId({ id }: Aead): Buffer {
  return Buffer.concat([Buffer.from('HPKE'), Buffer.of(0x00, 0x20, 0x00, 0x01, 0x00, id)]);
}

/** Section 4, LabeledExtract's and LabeledExpand's arguments; HKDF does both steps in one call. */
function labeledIkm(suite: Buffer, label: string, ikm: Buffer): Buffer {
  return Buffer.concat([VERSION, suite, Buffer.from(label), ikm]);
}

function labeledInfo(suite: Buffer, label: string, info: Buffer, bytes: number): Buffer {
  return Buffer.concat([Buffer.of(0x00, bytes), VERSION, suite, Buffer.from(label), info]);
}

function hkdf(ikm: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', ikm, salt, info, bytes));
}

function x25519(raw: Buffer): KeyObject {
  if (raw.length !== 32) throw new Error('an X25519 public key has 32 bytes');
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
}

/** A copy that owns its memory: WebCrypto must not see the rest of a pooled Buffer. */
function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
