import { createCipheriv, createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import {
  generateKeyPair,
  open,
  openBytes,
  SealedEnvelope,
  seal,
  sealBytes,
  sealedBytesKid,
} from '../../../../../main/core/sealing/seal.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const sm3 = (bytes: Buffer) => createHash('sm3').update(bytes).digest('hex');
const sm4 = (key: Buffer, block: Buffer) =>
  createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(block);

describe('the national standards’ vectors', () => {
  it('SM3, GB/T 32905 A.1 and A.2', () => {
    expect(sm3(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3(Buffer.from('abcd'.repeat(16)))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('SM4, GB/T 32907 A.1', () => {
    const key = hex('0123456789abcdeffedcba9876543210');
    expect(sm4(key, key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  it('SM4, GB/T 32907 A.2: a million encryptions', { timeout: 60_000 }, () => {
    const key = hex('0123456789abcdeffedcba9876543210');
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
    let block: Buffer = key;
    for (let n = 0; n < 1_000_000; n++) block = cipher.update(block);
    expect(block.toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66');
  });

  it('SM2 decryption, GB/T 32918.5 annex C', () => {
    const ciphertext = [
      '04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73',
      'E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0',
      '59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766',
      '21886CA989CA9C7D58087307CA93092D651EFA',
    ].join('');
    const privateKey = '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8';
    const opened = sm2.doDecrypt(ciphertext, privateKey, 1, { output: 'array' });
    expect(Buffer.from(opened).toString()).toBe('encryption standard');
  });
});

describe('the SM suite behind seal()', () => {
  const aad = Buffer.from('submission 1');
  const recipient = async (kid = 'sm-1') => {
    const pair = await generateKeyPair('sm2-sm3-sm4-ctr-hmac');
    return { pair, to: { kid, publicKey: pair.publicKey, suite: 'sm2-sm3-sm4-ctr-hmac' as const } };
  };

  it('opens to its key alone, in its place alone', async () => {
    const { pair, to } = await recipient();
    const other = await recipient();
    const envelope = SealedEnvelope.parse(seal(to, Buffer.from('测试甲'), aad));
    expect(Buffer.from((await open(pair.privateKey, envelope, aad)) ?? []).toString()).toBe('测试甲');
    expect(await open(other.pair.privateKey, envelope, aad)).toBeNull();
    expect(await open(pair.privateKey, envelope, Buffer.from('submission 2'))).toBeNull();
    expect(await open(pair.privateKey, { ...envelope, kid: 'sm-2' }, aad)).toBeNull();
    for (const part of ['enc', 'ciphertext'] as const) {
      const bytes = Buffer.from(envelope[part], 'base64');
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const spoilt = Buffer.from(bytes);
        spoilt.writeUInt8(spoilt.readUInt8(at) ^ 1, at);
        const changed = { ...envelope, [part]: spoilt.toString('base64') };
        expect(await open(pair.privateKey, changed, aad)).toBeNull();
      }
    }
  });

  it('never seals the same twice, and refuses a key that is none', async () => {
    const { to } = await recipient();
    expect(seal(to, Buffer.from('x'), aad).ciphertext).not.toBe(seal(to, Buffer.from('x'), aad).ciphertext);
    expect(() => seal({ ...to, publicKey: Buffer.alloc(65, 4).toString('base64') }, aad, aad)).toThrow();
    expect(() => seal({ ...to, publicKey: 'AAAA' }, aad, aad)).toThrow();
  });

  it('has the compact form for photographs, told apart from HPKE’s by its first byte', async () => {
    const { pair, to } = await recipient();
    const photo = new Uint8Array(50_000).fill(7);
    const sealed = sealBytes(to, photo, aad);
    expect(sealed.length - photo.length).toBe(2 + 4 + 128 + 32);
    expect(sealed[0]).toBe(2);
    expect(sealedBytesKid(sealed)).toBe('sm-1');
    expect(await openBytes(pair.privateKey, sealed, aad)).toEqual(photo);
    expect(await openBytes(pair.privateKey, sealed.slice(0, -1), aad)).toBeNull();
    expect(await openBytes(pair.privateKey, sealed.slice(0, 100), aad)).toBeNull();
  });

  it('an envelope that names one suite and has the other’s form is no envelope', async () => {
    const { to } = await recipient();
    const envelope = seal(to, Buffer.from('x'), aad);
    expect(
      SealedEnvelope.safeParse({ ...envelope, suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm' }).success,
    ).toBe(false);
  });
});
