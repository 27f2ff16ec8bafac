/** Holds the SM suite's parts against OpenSSL on random cases: SM2 against its command, SM3 and SM4 against Node's library. */
import { spawn } from 'node:child_process';
import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import smCrypto from 'sm-crypto';

const { sm2, sm3, sm4 } = smCrypto;

/**
 * Shortest message, bytes: SM2 seals keys here, none is shorter. Of one byte, one key stream in 256 is all zero, which GB/T 32918.4 (6.1, A5)
 * has drawn again and sm-crypto does not; of a key's length none ever is.
 */
const KEY_BYTES = 16;

export type CrossCheck = { cases: number; sm2: number; sm3: number; sm4: number; openssl: string };

/** Counts disagreements. Half of the SM2 cases are sealed here and opened by OpenSSL, half the other way round. */
export async function crossCheck(cases: number, onProgress: (line: string) => void): Promise<CrossCheck> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sm-'));
  const found = { sm2: 0, sm3: 0, sm4: 0 };
  try {
    const openssl = (await run('openssl', ['version'], Buffer.alloc(0))).toString().trim();
    let key = newKey(folder);
    for (let n = 0; n < cases; n++) {
      if (n % 50 === 0) key = newKey(folder);
      const message = randomBytes(randomInt(1, 200));
      const secret = randomBytes(randomInt(KEY_BYTES, 200));
      if (!same(createHash('sm3').update(message).digest(), Buffer.from(sm3(message), 'hex'))) found.sm3++;
      if (!sm4Agrees(message)) found.sm4++;
      if (!(n % 2 === 0 ? await opensslOpens(key, secret) : await opensslSeals(key, secret))) found.sm2++;
      if ((n + 1) % 1000 === 0) onProgress(`${n + 1} cases`);
    }
    return { cases, ...found, openssl };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Key = { privateKey: string; publicKey: string; privateFile: string; publicFile: string };

/** SubjectPublicKeyInfo and SEC 1 private key on the curve SM2 (OID 1.2.156.10197.1.301). */
function newKey(folder: string): Key {
  const pair = sm2.generateKeyPairHex();
  const privateKey = pair.privateKey.padStart(64, '0');
  const privateFile = path.join(folder, 'private.der');
  const publicFile = path.join(folder, 'public.der');
  const sec1 = `30770201010420${privateKey}a00a06082a811ccf5501822da144034200${pair.publicKey}`;
  writeFileSync(privateFile, Buffer.from(sec1, 'hex'), { mode: 0o600 });
  writeFileSync(
    publicFile,
    Buffer.from(`3059301306072a8648ce3d020106082a811ccf5501822d034200${pair.publicKey}`, 'hex'),
  );
  return { privateKey, publicKey: pair.publicKey, privateFile, publicFile };
}

async function opensslOpens(key: Key, message: Buffer): Promise<boolean> {
  const sealed = Buffer.from(sm2.doEncrypt(message, key.publicKey, 1), 'hex');
  const opened = await run(
    'openssl',
    ['pkeyutl', '-decrypt', '-inkey', key.privateFile, '-keyform', 'DER'],
    toDer(sealed),
  );
  return same(opened, message);
}

async function opensslSeals(key: Key, message: Buffer): Promise<boolean> {
  const sealed = await run(
    'openssl',
    ['pkeyutl', '-encrypt', '-pubin', '-inkey', key.publicFile, '-keyform', 'DER'],
    message,
  );
  const opened = sm2.doDecrypt(fromDer(sealed).toString('hex'), key.privateKey, 1, { output: 'array' });
  return same(Buffer.from(opened), message);
}

function sm4Agrees(message: Buffer): boolean {
  const key = randomBytes(16);
  const padded = Buffer.concat([message, Buffer.alloc((16 - (message.length % 16)) % 16)]);
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  const ours = Buffer.from(sm4.encrypt(padded, key, { output: 'array', padding: 'none' }));
  return same(cipher.update(padded), ours);
}

/** GM/T 0009: SEQUENCE { INTEGER x, INTEGER y, OCTET STRING C3, OCTET STRING C2 }. */
function toDer(c1c3c2: Buffer): Buffer {
  const integer = (bytes: Buffer) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const value = bytes.subarray(from === -1 ? bytes.length - 1 : from);
    return tlv(0x02, value.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.of(0), value]) : value);
  };
  return tlv(
    0x30,
    Buffer.concat([
      integer(c1c3c2.subarray(0, 32)),
      integer(c1c3c2.subarray(32, 64)),
      tlv(0x04, c1c3c2.subarray(64, 96)),
      tlv(0x04, c1c3c2.subarray(96)),
    ]),
  );
}

function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), value]);
}

function fromDer(der: Buffer): Buffer {
  const values: Buffer[] = [];
  const { start } = header(der, 0);
  for (let at = start; at < der.length; ) {
    const part = header(der, at);
    values.push(der.subarray(part.start, part.end));
    at = part.end;
  }
  const [x, y, c3, c2] = values;
  if (!x || !y || !c3 || !c2) throw new Error('not an SM2 ciphertext');
  const fixed = (integer: Buffer) => Buffer.concat([Buffer.alloc(32), integer]).subarray(-32);
  return Buffer.concat([fixed(x), fixed(y), c3, c2]);
}

function header(der: Buffer, at: number): { start: number; end: number } {
  const first = der.readUInt8(at + 1);
  const extra = first < 0x80 ? 0 : first & 0x7f;
  const length = extra === 0 ? first : der.readUIntBE(at + 2, extra);
  return { start: at + 2 + extra, end: at + 2 + extra + length };
}

function run(command: string, args: string[], input: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    // A command that refuses its input reads none of it; its output says so.
    child.stdin.on('error', () => undefined);
    child.on('close', () => resolve(Buffer.concat(chunks)));
    child.stdin.end(input);
  });
}

function same(a: Buffer, b: Buffer): boolean {
  return a.equals(b);
}
