/**
 * Keeps one bored evening from draining paper, queue and the hall's times: how often a session, a document number and the whole kiosk
 * may hold a time, file a matter, or print a slip again. Counted in memory by a clock that nobody sets; a number only as a keyed hash
 * whose key ends with this process.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { LimitsConfig } from '../../../kiosk-config/schema.ts';
import { hallTime } from '../model/clock.ts';
import type { Limited } from '../model/limited.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;

export type LimitedAct = 'holds' | 'submissions' | 'prints';
/** `idNumbers`: of whoever acts, and of the person for whom they do; each is counted. */
export type Actor = { sessionId: string; idNumbers?: readonly string[] };

/** Times of one act within a span, oldest first. */
class Tally {
  readonly #times: number[] = [];
  readonly #spanMs: number;

  constructor(spanMs: number) {
    this.#spanMs = spanMs;
  }

  count(now: number): number {
    while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= now - this.#spanMs) this.#times.shift();
    return this.#times.length;
  }

  /** Milliseconds until there is room for one more. */
  waitMs(now: number): number {
    return (this.#times[0] ?? now) + this.#spanMs - now;
  }

  add(now: number): void {
    this.#times.push(now);
  }
}

export class Limits {
  readonly #config: () => LimitsConfig;
  readonly #now: () => number;
  readonly #monotonic: () => number;
  readonly #key = randomBytes(32);
  readonly #hour = new Map<LimitedAct, Tally>();
  readonly #byNumber = new Map<string, Tally>();
  #session: { id: string; counts: Map<LimitedAct, number> } = { id: '', counts: new Map() };

  /** `config`: asked for each time, since it may change. */
  constructor(
    config: () => LimitsConfig,
    now: () => number = Date.now,
    monotonic: () => number = () => performance.now(),
  ) {
    this.#config = config;
    this.#now = now;
    this.#monotonic = monotonic;
  }

  /** Null: it may be done. */
  limited(act: LimitedAct, { sessionId, idNumbers = [] }: Actor): Limited | null {
    const now = this.#monotonic();
    const { session, number, hour } = this.#config();
    if (this.#inSession(act, sessionId) >= session[act]) return { by: 'session', until: null };
    for (const idNumber of idNumbers) {
      const own = this.#byNumber.get(this.#nameOf(act, idNumber));
      if (act !== 'prints' && own && own.count(now) >= number[act]) return this.#until('number', own, now);
    }
    const all = this.#hour.get(act);
    return all && all.count(now) >= hour[act] ? this.#until('hour', all, now) : null;
  }

  /** It was done. */
  note(act: LimitedAct, { sessionId, idNumbers = [] }: Actor): void {
    const now = this.#monotonic();
    const count = this.#inSession(act, sessionId) + 1;
    if (this.#session.id !== sessionId) this.#session = { id: sessionId, counts: new Map() };
    this.#session.counts.set(act, count);
    tallyOf(this.#hour, act, HOUR_MS).add(now);
    this.#forgetNumbers(now);
    for (const idNumber of idNumbers) tallyOf(this.#byNumber, this.#nameOf(act, idNumber), DAY_MS).add(now);
  }

  /** There is one screen, so only the newest session is counted. */
  #inSession(act: LimitedAct, sessionId: string): number {
    return this.#session.id === sessionId ? (this.#session.counts.get(act) ?? 0) : 0;
  }

  #until(by: 'number' | 'hour', tally: Tally, now: number): Limited {
    return { by, until: hallTime(this.#now() + tally.waitMs(now)) };
  }

  #forgetNumbers(now: number): void {
    for (const [name, tally] of this.#byNumber) if (tally.count(now) === 0) this.#byNumber.delete(name);
  }

  #nameOf(act: LimitedAct, idNumber: string): string {
    return `${act} ${createHmac('sha256', this.#key).update(idNumber).digest('base64')}`;
  }
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K, spanMs: number): Tally {
  const known = tallies.get(key) ?? new Tally(spanMs);
  tallies.set(key, known);
  return known;
}
