/**
 * Queue tickets that are on paper and of which the platform has not heard yet. Until it has, its windows call nobody by that number, and
 * whoever waits with it counts as one who never came: it is told again until it answers, also after a restart.
 */
import { z } from 'zod';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import { todayOf } from '../../model/clock.ts';
import type { PlatformLink } from '../../platform/link.ts';
import { unlessDiskRefuses } from '../../store/disk-error.ts';
import type { Facts } from '../../store/facts.ts';

const FACT = 'tickets-printed';
/** `slip`: its name, which is random and names nobody. `day`: YYYY-MM-DD, after which no window calls it; null: of a clock in doubt. */
const Due = z.array(z.object({ slip: z.string(), day: z.string().nullable() }));
type Due = z.infer<typeof Due>;

/** More than a day's tickets of one kiosk; beyond that the oldest go. */
const KEPT_MAX = 2_000;

type Deps = {
  platform: Pick<PlatformLink, 'ask'>;
  facts: Pick<Facts, 'read' | 'write'>;
  clock: Pick<TrustedClock, 'believed'>;
};

export class PrintedTickets {
  readonly #deps: Deps;
  #due: Due;
  #telling: Promise<void> | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#due = deps.facts.read(FACT, Due) ?? [];
  }

  /** A ticket of that slip came out of the printer. */
  note(slip: string): void {
    if (this.#due.some((each) => each.slip === slip)) return;
    this.#keep([...this.#due, { slip, day: todayOf(this.#deps.clock) }].slice(-KEPT_MAX));
    void this.tell();
  }

  /** Call it whenever the platform is there; one telling at a time. */
  tell(): Promise<void> {
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null;
    });
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    for (;;) {
      const next = this.#due[0];
      if (!next) return;
      const today = todayOf(this.#deps.clock);
      // By a clock in doubt no day is over: the platform is asked.
      const isOver = next.day !== null && today !== null && next.day < today;
      const answer = isOver
        ? null
        : await this.#deps.platform.ask((client) => client.ticketPrinted(next.slip));
      // It can't be had now: the next answer of the platform's is the next occasion.
      if (answer && answer.kind !== 'ok' && answer.kind !== 'refused') return;
      this.#keep(this.#due.filter((each) => each !== next));
    }
  }

  /** A disk that refuses costs the memory of a restart and no more. */
  #keep(due: Due): void {
    this.#due = due;
    unlessDiskRefuses(() => this.#deps.facts.write(FACT, due));
  }
}
