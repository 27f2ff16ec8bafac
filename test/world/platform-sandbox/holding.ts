/** Holds: a place for each item of a visit, taken for half an hour after identity is known, within quota and rules of fairness. */
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Hold } from '../../../main/core/platform/answers.ts';
import type { Bookers } from './bookers.ts';
import { type Asked, type Counters, visitOf } from './counters.ts';
import type { Db } from './db.ts';
import { everyone, type Person } from './fairness.ts';
import type { FreedSeats } from './freed.ts';
import { type Counter, isAt, type Seat, type Seats, slotOf } from './seats.ts';
import { takeTurn } from './turns.ts';
import { NotWholeError, partNames, visitIn } from './visits.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;

/** What a hold came to. Times in milliseconds since the epoch. */
export type HoldOutcome =
  | { outcome: 'held'; hold: Hold }
  /** Full, or not on offer. */
  | { outcome: 'taken' }
  /** The kiosk holds as many as it may. */
  | { outcome: 'over-quota' }
  | { outcome: 'not-released' | 'drawing'; at: number }
  | { outcome: 'limited'; limit: BookingLimit };

/** `person`: null where the kiosk did not say who asks. `rebooks`: the booking that it would move. */
export type Asker = { kioskId: string; person: Person | null; rebooks?: string | undefined };

/** An item's part of a visit that is to be held. */
type Part = { counter: Counter; wanted: Seat };

type Deps = {
  db: Db;
  counters: Counters;
  seats: Seats;
  freed: FreedSeats;
  bookers: Bookers | undefined;
  now: () => number;
};

export class Holding {
  readonly #deps: Deps;
  readonly #db: Db;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#db = deps.db;
  }

  /**
   * A seat for each of `all` where the first begins at `wanted`; all of them, or none where one is not to be had: then nothing that was
   * done for the others stays. Seats that the submission had elsewhere are given up.
   */
  async hold(all: readonly Asked[], wanted: Seat, asker: Asker): Promise<HoldOutcome> {
    try {
      return await this.#db.transaction(() => this.#holdAll(all, wanted, asker));
    } catch (error) {
      if (error instanceof NotWholeError) return error.outcome;
      throw error;
    }
  }

  async #holdAll(all: readonly Asked[], wanted: Seat, asker: Asker): Promise<HoldOutcome> {
    const { counters, seats, now } = this.#deps;
    const { submission, date } = wanted;
    const not = (outcome: HoldOutcome): HoldOutcome => {
      if (all.length > 1) throw new NotWholeError(outcome);
      return outcome;
    };
    const place = all[0] && counters.of(all[0])?.placeId;
    const found = all.flatMap((each) => counters.of({ ...each, place }) ?? []);
    const times = found.length === all.length ? counters.partsAt(found, wanted) : null;
    if (!times) return { outcome: 'taken' };
    if (await this.#isOverQuota(asker.kioskId, submission, all.length)) return { outcome: 'over-quota' };
    const parts = found.map((counter, nth) => ({ counter, wanted: times[nth]?.seat ?? wanted }));
    const refusal = await this.#refusal(parts, submission, asker);
    if (refusal) return not(refusal);
    const had = await seats.had(parts.map((part) => part.wanted));
    const takers = parts.map((part) => ({ ...part, had: had.get(part.wanted.submission) }));
    const expiresAt = now() + HOLD_MS;
    const elsewhere = takers.filter((taker) => !isAt(taker.had, taker.counter, taker.wanted));
    const taken = await seats.take(elsewhere, expiresAt);
    const missed = elsewhere.find((taker) => !taken.has(taker.wanted));
    if (missed) return not(await this.#full(missed.counter, missed.wanted));
    await this.#letGoBeyond(submission, parts.length);
    for (const part of parts) await this.#note(part, expiresAt, asker);
    const [{ end = '' } = {}, ...also] = times.map(({ seat: { start }, end: to }) => ({ start, end: to }));
    const hold = { date, start: wanted.start, end, expiresAt: hallTime(expiresAt) };
    return { outcome: 'held', hold: { ...hold, ...(also.length > 0 && { also }) } };
  }

  async #note({ counter, wanted }: Part, expiresAt: number, asker: Asker): Promise<void> {
    const { submission } = wanted;
    await this.#db.run(
      'UPDATE seat SET expires_at = ? WHERE submission = ? AND expires_at IS NOT NULL',
      ...[expiresAt, submission],
    );
    await this.#db.run(
      `INSERT INTO held_by VALUES (?, ?)
       ON CONFLICT (submission) DO UPDATE SET kiosk_id = excluded.kiosk_id`,
      ...[submission, asker.kioskId],
    );
    const { bookers } = this.#deps;
    if (bookers?.rules && asker.person)
      await bookers.note(submission, asker.person, visitOf(counter, wanted), expiresAt);
  }

  /** Whether a kiosk would hold more seats than it may, this submission's own not counted. Booked ones do not count. */
  async #isOverQuota(kioskId: string, submission: string, count: number): Promise<boolean> {
    await takeTurn(this.#db, `kiosk ${kioskId}`);
    const held = await this.#db.one<{ count: number }>(
      `SELECT count(*) AS count FROM seat JOIN held_by USING (submission)
       WHERE kiosk_id = ? AND ${visitIn('submission')} <> ? AND expires_at IS NOT NULL`,
      ...[kioskId, submission],
    );
    return (held?.count ?? 0) + count > HOLDS_MAX;
  }

  /** A visit that has fewer items than before. */
  async #letGoBeyond(submission: string, count: number): Promise<void> {
    const { freed, bookers } = this.#deps;
    for (const part of await freed.partsOf(submission)) {
      if (partNames(submission).indexOf(part) < count) continue;
      await freed.letGo(part, { heldOnly: true });
      await bookers?.dropPart(part);
    }
  }

  /** Full, but where a place of it was freed and will be drawn, that can be wished for. */
  async #full(counter: Counter, { date, start }: Seat): Promise<HoldOutcome> {
    const { counters, freed } = this.#deps;
    const { placeId: place, zoneId: zone, pool } = counter;
    if (counters.nextDraw({ place, zone, pool }) === null) return { outcome: 'taken' };
    const at = (await freed.due(place, zone, pool)).get(`${date} ${start}`);
    return at === undefined ? { outcome: 'taken' } : { outcome: 'drawing', at };
  }

  /** Why the rules of fairness do not let this one hold these places; null: they do. */
  async #refusal(parts: readonly Part[], submission: string, asker: Asker): Promise<HoldOutcome | null> {
    const { bookers, counters, freed } = this.#deps;
    if (!bookers?.rules) return null;
    for (const { counter, wanted } of parts) {
      const { phase, ...rest } = counters.phase(counter, wanted.date);
      if (phase !== 'open' && 'at' in rest) return { outcome: phase, at: rest.at };
    }
    const { person } = asker;
    // Before anything is looked at: this very submission may be filed at this moment.
    if (person) await bookers.lock(everyone(person).map(({ id }) => id));
    // What is booked is moved by a rebooking alone.
    if (await bookers.isFiled(submission)) return { outcome: 'taken' };
    const limit = person && (await limitOf(bookers, parts, submission, { ...asker, person }));
    if (limit) return { outcome: 'limited', limit };
    if (person && (await bookers.isHolder(submission, person))) {
      for (const part of parts) {
        await freed.reclaim(slotOf({ ...part, had: undefined }), part.wanted.submission);
      }
    } else {
      // A hold does not pass from one person to another.
      await freed.letGoVisit(submission, { heldOnly: true });
      await bookers.drop(submission);
    }
    return null;
  }
}

/** Each item counts; those of one visit do not stand in each other's way on their day. */
async function limitOf(
  bookers: Bookers,
  parts: readonly Part[],
  submission: string,
  { person, rebooks }: Asker & { person: Person },
): Promise<BookingLimit | null> {
  // Somebody's own booking alone is moved and not counted.
  const isOwn = rebooks !== undefined && (await bookers.peopleOf(rebooks)).includes(person.id);
  const own = isOwn ? [rebooks] : [];
  for (const [nth, { counter, wanted }] of parts.entries()) {
    const limit = await bookers.limit(person, visitOf(counter, wanted), [submission, ...own], nth);
    // Somebody suspended still has their booking, and may move it.
    const isMove = own.length > 0 && limit?.by === 'suspended';
    if (limit && !isMove) return limit;
  }
  return null;
}
