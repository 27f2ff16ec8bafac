/** The technician's PIN: a scrypt hash in a 0600 file, five tries, then half an hour's wait that outlives restarts. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Facts } from '../store/facts.ts';

const TRIES = 5;
const LOCKOUT_MS = 30 * 60_000;
const Failures = z.object({ count: z.number(), lockedUntil: z.number() });

export type PinAnswer =
  | { outcome: 'right' }
  | { outcome: 'wrong'; attemptsLeft: number }
  | { outcome: 'locked-out'; until: number }
  | { outcome: 'no-pin-set'; file: string };

export class Pin {
  readonly #file: string;
  readonly #facts: Facts;
  readonly #now: () => number;

  constructor(dataFolder: string, facts: Facts, now: () => number = Date.now) {
    this.#file = pinFile(dataFolder);
    this.#facts = facts;
    this.#now = now;
  }

  check(pin: string): PinAnswer {
    if (!existsSync(this.#file)) return { outcome: 'no-pin-set', file: this.#file };
    const failures = this.#facts.read('pin-failures', Failures) ?? { count: 0, lockedUntil: 0 };
    if (failures.lockedUntil > this.#now()) return { outcome: 'locked-out', until: failures.lockedUntil };
    const [salt = '', hash = ''] = readFileSync(this.#file, 'utf8').trim().split(':');
    if (timingSafeEqual(derive(pin, salt), Buffer.from(hash, 'base64'))) {
      this.#facts.write('pin-failures', { count: 0, lockedUntil: 0 });
      return { outcome: 'right' };
    }
    const count = failures.count + 1;
    if (count >= TRIES) {
      const until = this.#now() + LOCKOUT_MS;
      this.#facts.write('pin-failures', { count: 0, lockedUntil: until });
      return { outcome: 'locked-out', until };
    }
    this.#facts.write('pin-failures', { count, lockedUntil: 0 });
    return { outcome: 'wrong', attemptsLeft: TRIES - count };
  }
}

export function pinFile(dataFolder: string): string {
  return path.join(dataFolder, 'maintenance-pin');
}

/** Installs a PIN of 6 to 12 digits. There is no default one. */
export function installPin(dataFolder: string, pin: string): void {
  if (!/^\d{6,12}$/.test(pin)) throw new Error('维护密码须为 6 至 12 位数字');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const salt = randomBytes(16).toString('base64');
  writeFileSync(pinFile(dataFolder), `${salt}:${derive(pin, salt).toString('base64')}\n`, { mode: 0o600 });
}

function derive(pin: string, salt: string): Buffer {
  return scryptSync(pin, Buffer.from(salt, 'base64'), 32);
}
