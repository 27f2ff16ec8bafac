/** Gives what gathered its times: spread out once the platform is back, planned again once a clock went back. */
import type { Outbox } from '../outbox/outbox.ts';
import type { Away } from '../platform/link.ts';
import type { Timer } from '../platform/timer.ts';
import type { Circuit } from './circuit.ts';
import {
  FRESH_SPREAD_MS,
  fullJitter,
  OFFER_RAREST_MS,
  SPREAD_MAX_MS,
  spreadBacklog,
} from './delivery-policy.ts';

type Deps = {
  outbox: Pick<Outbox, 'replan'>;
  circuit: Pick<Circuit, 'failingSince' | 'lastFailureAt'>;
  timer: Timer;
  random: () => number;
};

export class Backlog {
  readonly #deps: Deps;
  /** Until when what gathered is spread out, milliseconds since the epoch. */
  #spreadUntil = 0;
  /** How the link last saw the platform absent. */
  #away: Away | null = null;
  /** When this process began, by the machine's clock and by the monotonic one. */
  readonly #started: { at: number; monotonic: number };

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#started = { at: deps.timer.now(), monotonic: deps.timer.monotonic() };
  }

  /** The platform answers again after it was `away`. `isWished`: a technician waits for what gathered, which then keeps its times. */
  platformIsBack(away: Away, isWished: boolean): void {
    const { circuit, timer } = this.#deps;
    this.#away = away;
    if (!isWished) this.spread(Math.min(away.since, circuit.failingSince ?? timer.monotonic()));
  }

  /**
   * `awaySince`: since when nothing got through, milliseconds of the monotonic clock. A platform that comes and goes does not change a time
   * once given (see spreadBacklog).
   */
  spread(awaySince: number): void {
    const { outbox, circuit, timer, random } = this.#deps;
    const now = timer.now();
    const monotonic = timer.monotonic();
    const closedAt = Math.max(this.#away?.lastMissedAt ?? 0, circuit.lastFailureAt);
    const back = {
      now,
      spreadUntil: this.#spreadUntil,
      freshSince: closedAt > 0 ? now - (monotonic - closedAt) : Number.POSITIVE_INFINITY,
      awayMs: monotonic - awaySince,
      upMs: monotonic - this.#started.monotonic,
      startedAt: this.#started.at,
    };
    outbox.replan((rows) => {
      const waiting = rows.map((row) => ({
        // Of a row that is spoilt the time is no time.
        committedAtMs: Date.parse(row.committed_at) || now,
        nextAttemptAt: row.next_attempt_at,
        attempts: row.attempts,
        inherited: row.inherited,
      }));
      const { times, until } = spreadBacklog(waiting, back, random);
      this.#spreadUntil = until;
      return times;
    });
  }

  /** Times planned while the clock was ahead lie far in the future now: they are planned again. `now`: milliseconds since the epoch. */
  clockWentBack(now: number): void {
    const { outbox, random } = this.#deps;
    this.#spreadUntil = 0;
    outbox.replan((rows) =>
      rows.map(({ next_attempt_at: planned, attempts }) =>
        planned > now + FRESH_SPREAD_MS + SPREAD_MAX_MS ? now + fullJitter(attempts, random) : planned,
      ),
    );
    const farthest = now + OFFER_RAREST_MS * 1.5;
    outbox.replan(
      (rows) =>
        rows.map(({ next_attempt_at: planned }) =>
          planned > farthest ? now + Math.ceil(random() * OFFER_RAREST_MS) : planned,
        ),
      'parked',
    );
  }
}
