/** Notes each minute whether this kiosk serves, durably: what the operator's monthly report is made from. */
import { hallTime } from '../model/clock.ts';
import { minutesOf } from '../model/hall/days.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Facts } from '../store/facts.ts';
import { Month, monthFact, noted, type ServiceNote } from './months.ts';

const MINUTE_MS = 60_000;
/** A kill loses no more than these, minutes. */
export const WRITTEN_EVERY = 5;

type Deps = {
  facts: Pick<Facts, 'read' | 'write'>;
  /** Milliseconds since the epoch; null while the clock is in doubt: nothing is noted then. */
  believed: () => number | null;
  state: () => ServiceNote;
};

export class ServiceRecord {
  readonly #deps: Deps;
  #name = '';
  #month: Month = {};
  #unwritten = 0;
  #last: ServiceNote | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), MINUTE_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.look();
    this.#write();
  }

  /** Called once a minute. */
  look(): void {
    const at = this.#deps.believed();
    if (at === null) return;
    const time = hallTime(at);
    const name = monthFact(time.slice(0, 7));
    if (name !== this.#name) {
      this.#write();
      this.#name = name;
      this.#month = this.#deps.facts.read(name, Month) ?? {};
    }
    const note = this.#deps.state();
    const before = this.#month;
    this.#month = noted(before, time.slice(8, 10), minutesOf(time.slice(11, 16)), note);
    if (this.#month !== before) this.#unwritten++;
    if (note !== this.#last || this.#unwritten >= WRITTEN_EVERY) this.#write();
    this.#last = note;
  }

  #write(): void {
    if (this.#unwritten === 0) return;
    if (unlessDiskRefuses(() => this.#deps.facts.write(this.#name, this.#month))) this.#unwritten = 0;
  }
}
