/** Whether a release on probation is found well, by what the core says of itself and by a clock that nobody sets. */
import type { Health } from './slot-files.ts';
import { asJudged, type SlotState, type Verdict } from './slots.ts';

export type JudgeTimes = {
  /** Well for so long on end, it is good; milliseconds. */
  settleMs: number;
  /** Not good after so long, it is bad; milliseconds. */
  deadlineMs: number;
};

export class Judge {
  readonly #times: JudgeTimes;
  #since: { version: string; began: number; well: { since: number; at: number } | null } | null = null;

  constructor(times: JudgeTimes) {
    this.#times = times;
  }

  /** `now`: monotonic milliseconds. Null: nothing is on probation, or it is too early to say. */
  look({ active, probation }: SlotState, health: Health | null, now: number): Verdict | null {
    if (!probation) {
      this.#since = null;
      return null;
    }
    const { version } = active;
    if (this.#since?.version !== version) this.#since = { version, began: now, well: null };
    const told = health?.version === version ? health.wellSince : null;
    // One that is well anew begins anew.
    if (told === null) this.#since.well = null;
    else if (this.#since.well?.since !== told) this.#since.well = { since: told, at: now };
    const { began, well } = this.#since;
    if (well && now - well.at >= this.#times.settleMs) return { version, verdict: 'good' };
    return now - began >= this.#times.deadlineMs ? { version, verdict: 'bad' } : null;
  }
}

/**
 * What is to be written as the verdict; null: nothing new. What was found good stays so, although the launcher ends its probation only at the
 * core's next start: a screen that is silent by day takes no release back, and ends no core under somebody's hands. `now`: monotonic milliseconds.
 */
export function newVerdict(
  by: Judge,
  { state, verdict: before, health }: { state: SlotState; verdict: Verdict | null; health: Health | null },
  now: number,
): Verdict | null {
  const verdict = by.look(asJudged(state, before, 0), health, now);
  const isSame = before?.version === verdict?.version && before?.verdict === verdict?.verdict;
  return isSame ? null : verdict;
}
