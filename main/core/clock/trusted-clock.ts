/**
 * Whether the machine's clock may be believed. It may be set at any time, by hand, by an empty battery or by a wrong time server;
 * what is decided by a date (which days are offered, whether a card is valid, what is old enough to be deleted) waits
 * until it is right again. What is due is measured by the monotonic clock wherever that is enough.
 */
import { z } from 'zod';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';

/** No machine runs this program before it was made. Raised with a release; milliseconds since the epoch. */
export const MADE_AT = Date.parse('2026-11-01T00:00:00+08:00');
/** What lies on the disk may be dated ahead by so much, milliseconds. */
const DATED_AHEAD_MS = 24 * 3600_000;
/** Between what a clock that was right has dated things by `now`; of what is dated otherwise no age is known. Milliseconds since the epoch. */
export const datedRight = (now: number): { from: number; to: number } => ({
  from: MADE_AT,
  to: now + DATED_AHEAD_MS,
});
/** A smaller difference is a clock being kept right, milliseconds. */
const TOLERANCE_MS = 10 * 60_000;
/** No kiosk stands switched off for longer than this, milliseconds. */
const ASLEEP_MAX_MS = 200 * 24 * 3600_000;
/** How often the time last seen is written down, milliseconds. */
const NOTE_EVERY_MS = 60_000;
const LAST_SEEN = 'clock-last-seen';
const Seen = z.number();

/** `behind`: earlier than a time that has passed already. `ahead`: later than it can be, or than the platform says. */
export type ClockDoubt = 'behind' | 'ahead';

type Deps = {
  facts: Pick<Facts, 'read' | 'write'>;
  now?: () => number;
  /** Milliseconds on a clock that nobody sets. */
  monotonic?: () => number;
};

export class TrustedClock {
  readonly #facts: Deps['facts'];
  readonly #now: () => number;
  readonly #monotonic: () => number;
  /** The latest time that is known to have passed, by this machine's clock while it was believed. */
  #floor: number;
  /** The platform's time when it answered last, and the monotonic time then. */
  #platform: { at: number; monotonic: number } | null = null;
  #notedAt = Number.NEGATIVE_INFINITY;

  constructor({ facts, now = Date.now, monotonic = () => performance.now() }: Deps) {
    this.#facts = facts;
    this.#now = now;
    this.#monotonic = monotonic;
    this.#floor = Math.max(MADE_AT, facts.read(LAST_SEEN, Seen) ?? 0);
  }

  /** This machine's clock less the platform's, milliseconds; null before the platform answered. */
  get offsetMs(): number | null {
    if (!this.#platform) return null;
    const { at, monotonic } = this.#platform;
    return this.#now() - (at + this.#monotonic() - monotonic);
  }

  /** Null: it may be believed. */
  get doubt(): ClockDoubt | null {
    const now = this.#now();
    const difference = this.offsetMs;
    if (difference !== null) {
      if (Math.abs(difference) <= TOLERANCE_MS) return null;
      return difference < 0 ? 'behind' : 'ahead';
    }
    if (now < this.#floor - TOLERANCE_MS) return 'behind';
    return now > this.#floor + ASLEEP_MAX_MS ? 'ahead' : null;
  }

  /** The time, where it may be believed; else null. Milliseconds since the epoch. */
  get believed(): number | null {
    return this.doubt === null ? this.#now() : null;
  }

  /** The latest time that is known to have passed, milliseconds since the epoch. */
  get passed(): number {
    return Math.max(this.#floor, this.#platform?.at ?? 0);
  }

  /**
   * The platform's time, from an answer of its own. Its newest word holds; what it said before and takes back, having set its own clock
   * right, is not remembered. A time before this program was made counts only where this machine's clock says the same.
   */
  heardPlatform(at: number): void {
    if (at < MADE_AT && Math.abs(this.#now() - at) > TOLERANCE_MS) return;
    this.#platform = { at, monotonic: this.#monotonic() };
    this.note();
  }

  /** Call it now and then: a time that is believed has passed, and is never offered again. */
  note(): void {
    const now = this.believed;
    if (now === null) return;
    this.#floor = Math.max(this.#floor, now);
    if (this.#monotonic() - this.#notedAt < NOTE_EVERY_MS) return;
    this.#notedAt = this.#monotonic();
    unlessDiskRefuses(() => this.#facts.write(LAST_SEEN, this.#floor));
  }
}
