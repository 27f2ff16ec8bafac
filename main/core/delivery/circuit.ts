/**
 * The circuit breaker before the platform: after a few failures in a row nothing is sent for a while, then one
 * submission alone tries the way for the others. All times are of the monotonic clock, milliseconds.
 */
import { fullJitter } from './delivery-policy.ts';

export const FAILURES_TO_OPEN = 3;
/** How long a Retry-After holds against a platform that answers well meanwhile. */
export const RETRY_AFTER_KEPT_MS = 10 * 60_000;

export type CircuitState = 'closed' | 'open' | 'half-open';

export class Circuit {
  readonly #random: () => number;
  /** Failures since the last success. */
  #failures = 0;
  /** Times it opened since the last success: each makes the next wait longer. */
  #opened = 0;
  #state: CircuitState = 'closed';
  #openUntil = 0;
  /** The platform's own word, which no sign of life overrides. */
  #retryAfterUntil = 0;
  /** When the platform gave that word last. */
  #retryAfterSaidAt = 0;
  #lastFailureAt = 0;
  /** Null while it succeeds. */
  #failingSince: number | null = null;

  constructor(random: () => number) {
    this.#random = random;
  }

  stateAt(now: number): CircuitState {
    if (this.#state === 'open' && now >= this.#openUntil) this.#state = 'half-open';
    return this.#state;
  }

  /** When an open circuit lets the next one through. */
  get openUntil(): number {
    return this.#openUntil;
  }

  get lastFailureAt(): number {
    return this.#lastFailureAt;
  }

  /** The first failure since the last success, or null. */
  get failingSince(): number | null {
    return this.#failingSince;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#opened = 0;
    this.#failingSince = null;
    this.#state = 'closed';
  }

  /** A Retry-After opens it at once: the platform spoke for all that this kiosk has. */
  failed(now: number, retryAfterMs: number | null): void {
    this.#failures++;
    this.#lastFailureAt = now;
    this.#failingSince ??= now;
    if (retryAfterMs !== null) {
      this.#retryAfterUntil = now + retryAfterMs;
      this.#retryAfterSaidAt = now;
    }
    if (this.#state === 'closed' && retryAfterMs === null && this.#failures < FAILURES_TO_OPEN) return;
    this.#opened++;
    this.#state = 'open';
    this.#openUntil = Math.max(
      this.#openUntil,
      now + (retryAfterMs ?? 0) + fullJitter(this.#opened, this.#random),
    );
  }

  /** The platform answers again: no need to sit out a wait that was only a guess. */
  halfOpen(now: number): void {
    if (this.#state === 'closed' || now < this.#retryAfterUntil) return;
    this.#state = 'half-open';
  }

  /**
   * A probe was answered well. Once a Retry-After has been kept for ten minutes, the platform's newer word counts: whoever said
   * it may have meant it for a rush that is over.
   */
  probed(now: number): void {
    if (this.#state === 'open' && now - this.#retryAfterSaidAt >= RETRY_AFTER_KEPT_MS)
      this.#state = 'half-open';
  }

  /** A technician wants it tried now, whatever was said. */
  tryNow(): void {
    if (this.#state === 'open') this.#state = 'half-open';
    this.#retryAfterUntil = 0;
  }
}
