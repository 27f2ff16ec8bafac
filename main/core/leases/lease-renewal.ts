/** Keeps the book of leases in step with the platform: asks now and then while it is there, and soon after a place was promised. */
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { hallDate } from '../model/clock.ts';
import type { Answer, LeaseAnswer, LeaseRequest } from '../platform/answers.ts';
import { isDiskError, unlessDiskRefuses } from '../store/disk-error.ts';
import type { LeaseBook, LeaseWord } from './lease-book.ts';

/** How often the platform is asked, milliseconds: between the first and the second, so that no fleet asks in step. */
const EVERY_MS = [10 * 60_000, 20 * 60_000] as const;

type Deps = {
  book: LeaseBook;
  ask: (request: LeaseRequest) => Promise<Answer<LeaseAnswer>>;
  /** What was booked here lately, the most wanted first: what to lease places for. `nowMs`: milliseconds since the epoch. */
  wanted: (nowMs: number) => LeaseRequest['wanted'];
  /** Milliseconds since the epoch, or null while the clock is in doubt. */
  believed: () => number | null;
  log: Pick<Logger, 'info'>;
  /** Milliseconds on a clock that nobody sets. */
  monotonic?: () => number;
};

export class LeaseRenewal {
  readonly #deps: Deps;
  readonly #monotonic: () => number;
  #dueAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#monotonic = deps.monotonic ?? (() => performance.now());
  }

  /** A place was promised: another is asked for at the next occasion. */
  soon(): void {
    this.#dueAt = Number.NEGATIVE_INFINITY;
  }

  /** Call it now and then while the platform is there. */
  async renewWhenDue(): Promise<void> {
    if (this.#monotonic() < this.#dueAt || this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.#renew();
    } finally {
      this.#isAsking = false;
    }
  }

  async #renew(): Promise<void> {
    const { book, ask, wanted, believed, log } = this.#deps;
    const now = believed();
    // Without a day it could not be said which of them are over.
    if (now === null) return;
    const word = this.#next();
    if (!word) return;
    const answer = await ask({ ...word, wanted: wanted(now) });
    // A platform of an earlier release leases nothing, and is not asked each time.
    if (answer.kind === 'ok' || answer.kind === 'refused')
      this.#dueAt = this.#monotonic() + randomInt(...EVERY_MS);
    if (answer.kind !== 'ok') return;
    const isKept = unlessDiskRefuses(() => book.accept(word.seq, answer.value, hallDate(now)));
    log.info({ event: 'leases.renewed', seq: word.seq, leases: answer.value.leases.length, isKept });
  }

  /** Null where the disk refuses: without a number of its own no word may go out. */
  #next(): LeaseWord | null {
    try {
      return this.#deps.book.next();
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return null;
    }
  }
}
