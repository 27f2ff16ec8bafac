/** What a sensor's readings come to over time: somebody, nobody, or unknown. A single reading is none yet: sensors flicker. Pure. */
import type { Holds } from '../common/status.ts';

/** So many equal readings in a row are of a sensor that repeats itself. */
const REPEATS = 5;
/** A sensor that repeats itself and then says nothing for so long has failed, in milliseconds. One that speaks only at changes may be silent. */
export const SILENCE_MS = 10_000;

export type DebounceTimes = { presentMs: number; goneMs: number };
export type Presence = Extract<Holds, 'person' | 'nothing'> | null;

/** Times are milliseconds of one monotonic clock. */
export class PresenceDebounce {
  readonly #times: DebounceTimes;
  #settled: Presence = null;
  /** What is seen now, since when, how often in a row, and when last. */
  #seen: { isThere: boolean; since: number; times: number; last: number } | null = null;
  #repeatsItself = false;

  constructor(times: DebounceTimes) {
    this.#times = times;
  }

  see(isThere: boolean, now: number): void {
    this.at(now);
    const seen = this.#seen;
    if (seen?.isThere !== isThere) {
      this.#seen = { isThere, since: now, times: 1, last: now };
      return;
    }
    seen.times++;
    seen.last = now;
    if (seen.times >= REPEATS) this.#repeatsItself = true;
  }

  /** How it stands at `now`. */
  at(now: number): Presence {
    const seen = this.#seen;
    if (!seen) return this.#settled;
    if (this.#repeatsItself && now >= seen.last + SILENCE_MS) {
      this.#seen = null;
      this.#settled = null;
      this.#repeatsItself = false;
    } else if (now >= this.#settlesAt(seen)) this.#settled = seen.isThere ? 'person' : 'nothing';
    return this.#settled;
  }

  /** When it may next change without another reading; null: never. */
  get nextChange(): number | null {
    const seen = this.#seen;
    if (!seen) return null;
    if (this.#settled !== (seen.isThere ? 'person' : 'nothing')) return this.#settlesAt(seen);
    return this.#repeatsItself ? seen.last + SILENCE_MS : null;
  }

  #settlesAt({ isThere, since }: { isThere: boolean; since: number }): number {
    return since + (isThere ? this.#times.presentMs : this.#times.goneMs);
  }
}
