/** Sealing opens only with its own key, bytes and place. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  generateKeyPair,
  type KeyPair,
  open,
  openBytes,
  SealedEnvelope,
  seal,
  sealBytes,
  sealedBytesKid,
} from '../../../../../main/core/sealing/seal.ts';

const text = new TextEncoder().encode('{"name":"测试甲"}');
const aad = new TextEncoder().encode('submission 1');
const otherAad = new TextEncoder().encode('submission 2');

describe('seal', () => {
  let pair: KeyPair;
  beforeAll(async () => {
    pair = await generateKeyPair();
  });
  const recipient = () => ({ kid: 'k1', publicKey: pair.publicKey });

  it('opens what it sealed', async () => {
    const envelope = await seal(recipient(), text, aad);
    expect(SealedEnvelope.parse(JSON.parse(JSON.stringify(envelope)))).toEqual(envelope);
    expect(Buffer.from(envelope.ciphertext, 'base64').includes('测试甲')).toBe(false);
    expect(await open(pair.privateKey, envelope, aad)).toEqual(text);
  });

  it('never seals the same twice', async () => {
    const [a, b] = [await seal(recipient(), text, aad), await seal(recipient(), text, aad)];
    expect(a.enc).not.toBe(b.enc);
    expect(a.ciphertext).not.toBe(b.ciphertext);
  });

  it('refuses a changed ciphertext, aad, kid, share or key', async () => {
    const envelope = await seal(recipient(), text, aad);
    const bytes = Buffer.from(envelope.ciphertext, 'base64');
    bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
    const other = await generateKeyPair();
    expect(
      await open(pair.privateKey, { ...envelope, ciphertext: bytes.toString('base64') }, aad),
    ).toBeNull();
    expect(await open(pair.privateKey, envelope, otherAad)).toBeNull();
    expect(await open(pair.privateKey, { ...envelope, kid: 'k2' }, aad)).toBeNull();
    expect(await open(pair.privateKey, { ...envelope, enc: other.publicKey }, aad)).toBeNull();
    expect(await open(other.privateKey, envelope, aad)).toBeNull();
  });

  it('has a compact form for photographs', async () => {
    const photo = new Uint8Array(200_000).fill(7);
    const sealed = await sealBytes(recipient(), photo, aad);
    expect(sealed.length - photo.length).toBe(2 + 2 + 32 + 16);
    expect(sealedBytesKid(sealed)).toBe('k1');
    expect(await openBytes(pair.privateKey, sealed, aad)).toEqual(photo);
    expect(await openBytes(pair.privateKey, sealed, otherAad)).toBeNull();
    expect(await openBytes(pair.privateKey, sealed.slice(0, 40), aad)).toBeNull();
    expect(await openBytes(pair.privateKey, sealed.slice(0, -1), aad)).toBeNull();
    expect(await openBytes(pair.privateKey, new Uint8Array(0), aad)).toBeNull();
  });
});
