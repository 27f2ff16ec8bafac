/** Sealing to the platform's public key with HPKE (RFC 9180, base mode): the kiosk can write it and never read it back. */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { z } from 'zod';

export const SUITE = 'hpke-x25519-hkdf-sha256-aes-256-gcm';

/** Length of `enc`, the sender's X25519 share, in bytes. */
const ENC_BYTES = 32;
const TAG_BYTES = 16;
/** First byte of the binary form. */
const BINARY_VERSION = 1;

/** `enc` and `ciphertext` (tag included) are base64 with padding. */
export const SealedEnvelope = z.object({
  kid: z.string().min(1).max(64),
  suite: z.literal(SUITE),
  enc: z.base64().length(44),
  ciphertext: z.base64().min(24),
});
export type SealedEnvelope = z.infer<typeof SealedEnvelope>;

/** `publicKey` is the raw 32-byte X25519 key in base64; `kid` names it, at most 64 ASCII characters. */
export type Recipient = { kid: string; publicKey: string };
/** Both halves raw 32 bytes, base64. */
export type KeyPair = { publicKey: string; privateKey: string };

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export async function generateKeyPair(): Promise<KeyPair> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: base64(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: base64(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

/** `aad` binds the envelope to its place: opening with another one fails. Throws when the key is not an X25519 key. */
export async function seal(
  recipient: Recipient,
  plaintext: Uint8Array,
  aad: Uint8Array,
): Promise<SealedEnvelope> {
  const { enc, ct } = await sealRaw(recipient, plaintext, aad);
  return { kid: recipient.kid, suite: SUITE, enc: base64(enc), ciphertext: base64(ct) };
}

/** Null when the key, the envelope and the aad do not belong together. */
export async function open(
  privateKey: string,
  envelope: SealedEnvelope,
  aad: Uint8Array,
): Promise<Uint8Array | null> {
  return openRaw(
    privateKey,
    envelope.kid,
    Buffer.from(envelope.enc, 'base64'),
    Buffer.from(envelope.ciphertext, 'base64'),
    aad,
  );
}

/** For photographs: version (1 byte) ‖ kid length (1) ‖ kid (ASCII) ‖ enc (32) ‖ ciphertext ‖ tag (16). */
export async function sealBytes(
  recipient: Recipient,
  plaintext: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array> {
  const { enc, ct } = await sealRaw(recipient, plaintext, aad);
  const kid = Buffer.from(recipient.kid, 'ascii');
  return Buffer.concat([
    Uint8Array.of(BINARY_VERSION, kid.length),
    kid,
    new Uint8Array(enc),
    new Uint8Array(ct),
  ]);
}

/** The inverse of `sealBytes`; null when the bytes are not of that form or do not open. */
export async function openBytes(
  privateKey: string,
  sealed: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array | null> {
  const kid = sealedBytesKid(sealed);
  if (kid === null) return null;
  const encAt = 2 + kid.length;
  const enc = sealed.slice(encAt, encAt + ENC_BYTES);
  return openRaw(privateKey, kid, enc, sealed.slice(encAt + ENC_BYTES), aad);
}

/** Which key the bytes were sealed to; null when they are not of `sealBytes`' form. */
export function sealedBytesKid(sealed: Uint8Array): string | null {
  const kidLength = sealed[1] ?? 0;
  if (sealed[0] !== BINARY_VERSION || kidLength === 0) return null;
  if (sealed.length < 2 + kidLength + ENC_BYTES + TAG_BYTES) return null;
  return Buffer.from(sealed.subarray(2, 2 + kidLength)).toString('ascii');
}

async function sealRaw(recipient: Recipient, plaintext: Uint8Array, aad: Uint8Array) {
  const key = Buffer.from(recipient.publicKey, 'base64');
  const recipientPublicKey = await suite.kem.deserializePublicKey(arrayBuffer(key));
  return suite.seal(
    { recipientPublicKey, info: info(recipient.kid) },
    arrayBuffer(plaintext),
    arrayBuffer(aad),
  );
}

async function openRaw(
  privateKey: string,
  kid: string,
  enc: Uint8Array,
  ciphertext: Uint8Array,
  aad: Uint8Array,
): Promise<Uint8Array | null> {
  const key = await suite.kem.deserializePrivateKey(arrayBuffer(Buffer.from(privateKey, 'base64')));
  try {
    const plain = await suite.open(
      { recipientKey: key, enc: arrayBuffer(enc), info: info(kid) },
      arrayBuffer(ciphertext),
      arrayBuffer(aad),
    );
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}

/** HPKE's info: a key id swapped on the way makes opening fail. */
function info(kid: string): ArrayBuffer {
  return arrayBuffer(Buffer.from(`liuyang-kiosk/1 ${kid}`));
}

/** A copy that owns its memory: WebCrypto must not see the rest of a pooled Buffer. */
function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function base64(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64');
}
