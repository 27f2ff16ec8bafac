/** How often something of this kiosk was started anew, for the technician: outlives the core, and says nothing of anybody. */
import type { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import { KeptRestarts, Restarted, type Restarts } from '../model/restarts.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';

/** The part of the store's named facts that is used here. */
type Kept = {
  read: <T>(name: string, schema: z.ZodType<T>) => T | null;
  write: (name: string, value: unknown) => void;
};

const NAME = 'restarts';
const NEVER = { count: 0, last: null };

export class RestartCount {
  readonly #kept: Kept;
  #restarts: Restarts;

  constructor(kept: Kept) {
    this.#kept = kept;
    const nothing = { core: NEVER, 'device-host': NEVER, screen: NEVER, backup: NEVER, nightly: NEVER };
    const known = kept.read(NAME, KeptRestarts);
    this.#restarts = {
      since: known?.since ?? hallTime(Date.now()),
      counts: { ...nothing, ...known?.counts },
    };
    if (!known) this.#keep();
  }

  get value(): Restarts {
    return this.#restarts;
  }

  note(what: Restarted): void {
    const { counts } = this.#restarts;
    const { count } = counts[what];
    this.#restarts = {
      ...this.#restarts,
      counts: { ...counts, [what]: { count: count + 1, last: hallTime(Date.now()) } },
    };
    this.#keep();
  }

  /** A word of the shell's; what it does not know it passes over. */
  heard(word: string): void {
    const { data } = Restarted.safeParse(word);
    if (data) this.note(data);
  }

  #keep(): void {
    unlessDiskRefuses(() => this.#kept.write(NAME, this.#restarts));
  }
}
