/** Tells the platform which submissions it refused for good: nobody stands at the kiosk who could. */
import type { Outbox } from '../outbox/outbox.ts';
import type { PlatformClient } from '../platform/client.ts';

export class ParkedReport {
  readonly #outbox: Pick<Outbox, 'parked'>;
  readonly #platform: Pick<PlatformClient, 'reportParked'>;
  /** Whether the platform last heard, from this process, that none are parked. */
  #toldNone = false;
  #underWay = false;

  constructor(outbox: Pick<Outbox, 'parked'>, platform: Pick<PlatformClient, 'reportParked'>) {
    this.#outbox = outbox;
    this.#platform = platform;
  }

  /** Call it with each probe that was answered: says it again while any are parked, and once when none are any more. */
  async send(): Promise<void> {
    if (this.#underWay) return;
    const parked = this.#outbox.parked();
    if (parked.count === 0 && this.#toldNone) return;
    this.#underWay = true;
    const answer = await this.#platform.reportParked(parked);
    this.#underWay = false;
    this.#toldNone = answer.kind === 'ok' && parked.count === 0;
  }
}
