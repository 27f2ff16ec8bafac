/**
 * For which draft a time is held. A screen or a core that ended takes the draft's key with it, and nobody says any more that it was left:
 * the next session's beginning says it.
 */
import { z } from 'zod';
import type { LeaseBook } from '../../leases/lease-book.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { PlatformLink } from '../../platform/link.ts';
import { unlessDiskRefuses } from '../../store/disk-error.ts';
import type { Facts } from '../../store/facts.ts';

const FACT = 'held-time';
/** A submission id, which names nobody; null: no time is held. */
const Held = z.uuid().nullable();

type Deps = {
  facts: Facts;
  outbox: Pick<Outbox, 'bySubmission'>;
  platform: Pick<PlatformLink, 'ask'>;
  leases: Pick<LeaseBook, 'release'>;
};

export class HeldTime {
  readonly #deps: Deps;
  #held: string | null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#held = deps.facts.read(FACT, Held);
  }

  /** A place is held, or in hand from a lease, for that draft. There is one screen, so there is one draft. */
  note(submissionId: string): void {
    if (this.#held !== submissionId) this.#keep(submissionId);
  }

  /** What it has is given back, unless it was confirmed. `holds`: whether the platform keeps something for it. */
  giveBack(submissionId: string, holds: boolean): void {
    const { leases, outbox, platform } = this.#deps;
    leases.release(submissionId);
    if (this.#held === submissionId) this.#keep(null);
    if (!holds || outbox.bySubmission(submissionId)) return;
    void platform.ask((client) => client.releaseHold(submissionId));
  }

  /** Another session begins: what an earlier one has left behind, whatever ended it, is somebody else's chance. */
  leftBehind(): void {
    if (this.#held !== null) this.giveBack(this.#held, true);
  }

  #keep(held: string | null): void {
    this.#held = held;
    unlessDiskRefuses(() => this.#deps.facts.write(FACT, held));
  }
}
