/** The server of static files, counted by the hour: what each question of a kiosk asks of it, as `updater-main.ts` asks. */
const HOUR = 3600_000;
/** timestamp.json, not modified. */
const QUESTION = { requests: 1, bytes: 200 };
/** What changed, read: the next root, which is not there, timestamp.json in full, snapshot, targets and desired.json. */
const METADATA = { requests: 5, bytes: 12_000 };
/** A release against the one before: its manifest, and the objects that changed. */
const RELEASE = { requests: 61, bytes: 12_000_000 };

type Cost = { requests: number; bytes: number };

export class Served {
  readonly #now: () => number;
  readonly #hours = new Map<number, Cost>();
  #changedAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  changed(): void {
    this.#changedAt = this.#now();
  }

  isChanged(since: number): boolean {
    return this.#changedAt > since;
  }

  question(): void {
    this.#count(QUESTION);
  }

  metadata(): void {
    this.#count(METADATA);
  }

  release(): void {
    this.#count(RELEASE);
  }

  /** Busiest hour against the mean hour. */
  figures(from: number, to: number): { requests: number; bytes: number; perSecond: number } {
    const hours: Cost[] = [];
    for (let hour = Math.floor(from / HOUR); hour < Math.floor(to / HOUR); hour++) {
      hours.push(this.#hours.get(hour) ?? { requests: 0, bytes: 0 });
    }
    const mean = (of: keyof Cost) => hours.reduce((sum, hour) => sum + hour[of], 0) / hours.length;
    const ratio = (of: keyof Cost) =>
      Number((Math.max(...hours.map((hour) => hour[of])) / mean(of)).toFixed(2));
    const perSecond = Number((mean('requests') / 3600).toFixed(1));
    return { requests: ratio('requests'), bytes: ratio('bytes'), perSecond };
  }

  #count({ requests, bytes }: Cost): void {
    const hour = Math.floor(this.#now() / HOUR);
    const before = this.#hours.get(hour) ?? { requests: 0, bytes: 0 };
    this.#hours.set(hour, { requests: before.requests + requests, bytes: before.bytes + bytes });
  }
}
