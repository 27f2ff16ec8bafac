/** The technician's PIN: a scrypt hash in a 0600 file, and so many tries (tries.ts). */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../../kiosk-config/read-text.ts';
import type { Tries, TryAnswer } from './tries.ts';

const HASH_BYTES = 32;

export type PinAnswer =
  | TryAnswer
  /** Also when its file is torn: what no PIN opens has to be installed anew. */
  | { outcome: 'no-pin-set'; file: string };

export class Pin {
  readonly #file: string;
  readonly #tries: Tries;

  constructor(dataFolder: string, tries: Tries) {
    this.#file = pinFile(dataFolder);
    this.#tries = tries;
  }

  check(pin: string): PinAnswer {
    const stored = readStored(this.#file);
    if (!stored) return { outcome: 'no-pin-set', file: this.#file };
    return this.#tries.judge(() => timingSafeEqual(derive(pin, stored.salt), stored.hash));
  }
}

export function pinFile(dataFolder: string): string {
  return path.join(dataFolder, 'maintenance-pin');
}

/** Installs a PIN of 6 to 12 digits that is not among the first anybody would try. There is no default one. */
export function installPin(dataFolder: string, pin: string): void {
  if (!/^\d{6,12}$/.test(pin)) throw new Error('维护密码须为 6 至 12 位数字');
  if (isWeakPin(pin)) throw new Error('维护密码太容易猜到：不要用重复、连续或成对重复的数字');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const salt = randomBytes(16).toString('base64');
  const file = pinFile(dataFolder);
  const unfinished = `${file}.new`;
  const handle = openSync(unfinished, 'w', 0o600);
  try {
    writeFileSync(handle, `${salt}:${derive(pin, salt).toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
}

/** Equal steps (111111, 123456, 987654) or a short pattern again and again (121212, 123123). */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10));
  const repeats = [2, 3].some(
    (length) =>
      pin ===
      pin
        .slice(0, length)
        .repeat(Math.ceil(pin.length / length))
        .slice(0, pin.length),
  );
  return steps.size === 1 || repeats;
}

/** Null when no PIN was installed or its file is torn. */
function readStored(file: string): { salt: string; hash: Buffer } | null {
  try {
    const [salt = '', hash = ''] = readText(file).trim().split(':');
    const bytes = Buffer.from(hash, 'base64');
    return salt !== '' && bytes.length === HASH_BYTES ? { salt, hash: bytes } : null;
  } catch {
    return null;
  }
}

function derive(pin: string, salt: string): Buffer {
  return scryptSync(pin, Buffer.from(salt, 'base64'), HASH_BYTES);
}
