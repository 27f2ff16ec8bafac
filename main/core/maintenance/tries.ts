/** Five wrong tries at the technician's door, PINs and badges together, then half an hour's wait that outlives restarts. */
import { z } from 'zod';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';

const TRIES = 5;
const LOCKOUT_MS = 30 * 60_000;
const Failures = z.object({ count: z.number(), lockedUntil: z.number() });
const NO_FAILURES = { count: 0, lockedUntil: 0 };

export type TryAnswer =
  | { outcome: 'right' }
  | { outcome: 'wrong'; attemptsLeft: number }
  /** `until`: milliseconds since the epoch, by the machine's clock as it stands now. */
  | { outcome: 'locked-out'; until: number };

export class Tries {
  readonly #facts: Pick<Facts, 'read' | 'write'>;
  readonly #now: () => number;
  readonly #monotonic: () => number;
  /** The lock by a clock that nobody sets, milliseconds; what a restart leaves of it is in the facts. */
  #lockedUntil = Number.NEGATIVE_INFINITY;
  /** Wrong ones in a row as far as this process saw them: a disk that takes no more keeps no count. */
  #wrong = 0;

  constructor(
    facts: Pick<Facts, 'read' | 'write'>,
    now: () => number = Date.now,
    monotonic: () => number = () => performance.now(),
  ) {
    this.#facts = facts;
    this.#now = now;
    this.#monotonic = monotonic;
    // A clock that was set back must not lock for years.
    const left = Math.min(LOCKOUT_MS, this.#failures().lockedUntil - now());
    if (left > 0) this.#lockedUntil = monotonic() + left;
  }

  /** Counts one. While it is locked, none is looked at: the right one is not right either. */
  judge(isRight: () => boolean): TryAnswer {
    const left = this.#lockedUntil - this.#monotonic();
    if (left > 0) return { outcome: 'locked-out', until: this.#now() + left };
    if (isRight()) {
      this.#keep(NO_FAILURES);
      return { outcome: 'right' };
    }
    const count = Math.max(this.#wrong, this.#failures().count) + 1;
    if (count < TRIES) {
      this.#keep({ count, lockedUntil: 0 });
      return { outcome: 'wrong', attemptsLeft: TRIES - count };
    }
    const until = this.#now() + LOCKOUT_MS;
    this.#lockedUntil = this.#monotonic() + LOCKOUT_MS;
    this.#keep({ count: 0, lockedUntil: until });
    return { outcome: 'locked-out', until };
  }

  #failures(): z.infer<typeof Failures> {
    return this.#facts.read('pin-failures', Failures) ?? NO_FAILURES;
  }

  /** A full disk must not keep the technician out who comes to make room. */
  #keep(failures: z.infer<typeof Failures>): void {
    this.#wrong = failures.count;
    unlessDiskRefuses(() => this.#facts.write('pin-failures', failures));
  }
}
