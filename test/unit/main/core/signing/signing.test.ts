/** Both suites sign and verify; Ed25519 by RFC 8032's and RFC 9421's vectors, SM2 against OpenSSL. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ED25519 } from '../../../../../main/core/signing/ed25519.ts';
import {
  generateSigningKey,
  publicPart,
  signWith,
  verifyWith,
} from '../../../../../main/core/signing/signing.ts';
import { SM2 } from '../../../../../main/core/signing/sm2.ts';

describe.each(['ed25519', 'sm2-sm3'] as const)('%s', (suite) => {
  it('verifies what it signed, and nothing else', () => {
    const key = generateSigningKey(suite);
    const message = Buffer.from('张样例, and bytes over 127');
    const signature = signWith(key, message);
    expect(signature).toHaveLength(64);
    expect(verifyWith(publicPart(key), message, signature)).toBe(true);
    expect(verifyWith(publicPart(key), Buffer.concat([message, Buffer.of(0)]), signature)).toBe(false);
    expect(verifyWith(publicPart(generateSigningKey(suite)), message, signature)).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const spoilt = Buffer.from(signature);
      spoilt[at] = (spoilt[at] ?? 0) ^ 1;
      expect([at, verifyWith(publicPart(key), message, spoilt)]).toEqual([at, false]);
    }
    for (const none of [Buffer.alloc(0), Buffer.alloc(64), Buffer.alloc(65, 255)]) {
      expect(verifyWith(publicPart(key), message, none)).toBe(false);
    }
  });

  it('another key has another id, the same one the same', () => {
    const [one, other] = [generateSigningKey(suite), generateSigningKey(suite)];
    expect(one.kid).not.toBe(other.kid);
    expect(one.kid).toMatch(/^(ed|sm2)-[0-9a-f]{16}$/);
  });
});

it('Ed25519, RFC 8032 7.1, TEST 2', () => {
  const privateKey = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const publicKey = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex');
  const signature = ED25519.sign({ publicKey, privateKey }, Buffer.of(0x72));
  expect(signature.toString('hex')).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
});

it('SM2: OpenSSL verifies ours and we verify OpenSSL’s, with the default identity', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sm2-sign-'));
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes, { mode: 0o600 });
    return path.join(folder, name);
  };
  const openssl = (...args: string[]) => spawnSync('openssl', args);
  try {
    for (let round = 0; round < 3; round++) {
      const pair = SM2.generateKeyPair();
      const point = pair.publicKey.toString('hex');
      const sec1 = `30770201010420${pair.privateKey.toString('hex')}a00a06082a811ccf5501822da144034200${point}`;
      const privateFile = file('private.der', Buffer.from(sec1, 'hex'));
      const spki = `3059301306072a8648ce3d020106082a811ccf5501822d034200${point}`;
      const publicFile = file('public.der', Buffer.from(spki, 'hex'));
      const message = Buffer.from(`第 ${round} 条\u0000\u00ff`);
      const messageFile = file('message', message);
      const identity = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
      const ours = file('ours', toDer(SM2.sign(pair, message)));
      const verified = openssl(
        ...['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', publicFile],
        ...['-in', messageFile, '-sigfile', ours, ...identity],
      );
      expect(String(verified.stdout)).toContain('Signature Verified Successfully');
      const theirs = openssl(
        ...['pkeyutl', '-sign', '-keyform', 'DER', '-inkey', privateFile, '-in', messageFile, ...identity],
      );
      expect(SM2.verify(pair.publicKey, message, fromDer(theirs.stdout))).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** SEQUENCE { INTEGER r, INTEGER s } */
function toDer(signature: Buffer): Buffer {
  const integer = (bytes: Buffer) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const value = bytes.subarray(from);
    const positive = value.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.of(0), value]) : value;
    return Buffer.concat([Buffer.of(0x02, positive.length), positive]);
  };
  const both = Buffer.concat([integer(signature.subarray(0, 32)), integer(signature.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, both.length), both]);
}

function fromDer(der: Buffer): Buffer {
  const r = der.subarray(4, 4 + der.readUInt8(3));
  const s = der.subarray(6 + r.length);
  return Buffer.concat([r, s].map((each) => Buffer.concat([Buffer.alloc(32), each]).subarray(-32)));
}
