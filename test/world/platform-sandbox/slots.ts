/** The hall's slots by its plan: what is free, holds that lapse after 30 minutes, and seats taken for good. */
import { type OpenDay, openDays, placesFor, slotRule, type Wanted } from '../../../main/core/hall/opening.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { Hold, SlotsAnswer } from '../../../main/core/platform/answers.ts';
import { type Db, rowsOf } from './db.ts';
import type { SandboxHall } from './hall.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;

/** The items of one pool share their places: those of a department, or of a group of the plan. */
export type Counter = Wanted & { pool: string; places: number };
export type Asked = { itemCode: string; zoneId: string; department: string; place: string | undefined };
export type Seat = { submission: string; date: string; start: string };
export type Wish = { asked: Asked; wanted: Seat };
/** `had`: the seat that it has elsewhere. */
type Taker = { counter: Counter; wanted: Seat; had: Had | undefined };
type SeatRow = { place: string; zone: string; pool: string; date: string; start: string; number: number };
type Had = { submission: string; place: string; date: string; start: string };

type Deps = {
  db: Db;
  hall: SandboxHall;
  /** Places in one slot of a department, in place of the plan's. */
  capacity: number | undefined;
  now: () => number;
};

export class Slots {
  readonly #db: Db;
  readonly #deps: Deps;
  readonly #now: () => number;

  constructor(deps: Deps) {
    this.#db = deps.db;
    this.#deps = deps;
    this.#now = deps.now;
  }

  /** Whether a kiosk holds as many seats as it may, this submission's own not counted. Booked ones do not count. */
  async isOverQuota(kioskId: string, submission: string): Promise<boolean> {
    await this.dropLapsed();
    const held = await this.#db.one<{ count: number }>(
      `SELECT count(*) AS count FROM seat JOIN held_by USING (submission)
       WHERE kiosk_id = ? AND submission <> ? AND expires_at IS NOT NULL`,
      kioskId,
      submission,
    );
    return (held?.count ?? 0) >= HOLDS_MAX;
  }

  /** Null where the item is not done at that place. */
  async free(asked: Asked): Promise<SlotsAnswer | null> {
    const counter = this.counter(asked);
    if (!counter) return null;
    await this.dropLapsed();
    const { placeId, zoneId, pool, places } = counter;
    const taken = await this.#db.all<{ date: string; start: string; count: number }>(
      `SELECT date, start, count(*) AS count FROM seat WHERE place = ? AND zone = ? AND pool = ?
       GROUP BY date, start`,
      ...[placeId, zoneId, pool],
    );
    const counts = new Map(taken.map(({ date, start, count }) => [`${date} ${start}`, count]));
    const left = (date: string, start: string) => Math.max(0, places - (counts.get(`${date} ${start}`) ?? 0));
    const { plan } = this.#deps.hall;
    return {
      plan: plan.number,
      days: openDays(plan, counter, this.#now()).map(({ date, slots }) => ({
        date,
        slots: slots.map((slot) => ({ ...slot, remaining: left(date, slot.start) })),
      })),
    };
  }

  /**
   * The submission's one seat, moved if it had another; null when the slot is full or not on offer.
   * The hold is `kioskId`'s, who asked for it.
   */
  async hold(asked: Asked, wanted: Seat, kioskId: string): Promise<Hold | null> {
    const counter = this.counter(asked);
    if (!counter) return null;
    await this.dropLapsed();
    return this.#db.transaction(async (): Promise<Hold | null> => {
      const slot = this.#offered(this.#open(counter), wanted);
      if (!slot) return null;
      const expiresAt = this.#now() + HOLD_MS;
      const had = (await this.#had([wanted])).get(wanted.submission);
      const isThere = isAt(had, counter, wanted);
      if (!isThere && !(await this.#take([{ counter, wanted, had }], expiresAt)).has(wanted)) return null;
      await this.#db.run(
        'UPDATE seat SET expires_at = ? WHERE submission = ? AND expires_at IS NOT NULL',
        expiresAt,
        wanted.submission,
      );
      await this.#db.run(
        `INSERT INTO held_by VALUES (?, ?)
         ON CONFLICT (submission) DO UPDATE SET kiosk_id = excluded.kiosk_id`,
        wanted.submission,
        kioskId,
      );
      return { date: wanted.date, ...slot, expiresAt: hallTime(expiresAt) };
    });
  }

  /** `bookAll` of one. Run it in the booking's transaction. */
  async book(asked: Asked, wanted: Seat): Promise<boolean> {
    await this.dropLapsed();
    return (await this.bookAll([{ asked, wanted }])).has(wanted.submission);
  }

  /**
   * Makes each seat its submission's for good: its hold, or a free one where the hold lapsed. Says which submissions have theirs;
   * for the others the slot is full. Run it in the filing transaction, after `dropLapsed`.
   */
  async bookAll(wishes: Wish[]): Promise<Set<string>> {
    const seats = await this.#had(wishes.map(({ wanted }) => wanted));
    const takers = wishes.flatMap(({ asked, wanted }): Taker[] => {
      const counter = this.counter(asked);
      return counter ? [{ counter, wanted, had: seats.get(wanted.submission) }] : [];
    });
    const there = takers.filter(({ counter, wanted, had }) => isAt(had, counter, wanted));
    const booked = await this.#keep(there);
    // The plan is read through once for each item and place of a lot.
    const open = new Map<string, OpenDay[]>();
    const isOffered = ({ counter, wanted }: Taker) => {
      const what = `${counter.itemCode} ${counter.placeId}`;
      const days = open.get(what) ?? this.#open(counter);
      open.set(what, days);
      return this.#offered(days, wanted) !== undefined;
    };
    const others = takers
      .filter((taker) => !booked.has(taker.wanted.submission) && isOffered(taker))
      // A hold that was there a moment ago, and was given back, is none.
      .map((taker) => (there.includes(taker) ? { ...taker, had: undefined } : taker));
    for (const { submission } of await this.#take(others, null)) booked.add(submission);
    return booked;
  }

  /** Makes holds into bookings; says whose were still there. */
  async #keep(all: Taker[]): Promise<Set<string>> {
    if (all.length === 0) return new Set();
    const kept = await this.#db.all<{ submission: string }>(
      `UPDATE seat SET expires_at = NULL WHERE submission IN ${rowsOf(1, all.length)} RETURNING submission`,
      ...all.map(({ wanted }) => wanted.submission),
    );
    return new Set(kept.map(({ submission }) => submission));
  }

  /** The seat becomes another submission's, whose own is given up. Run it in the transaction that took it. */
  async handOver(from: string, to: string): Promise<void> {
    await this.release(to);
    await this.#db.run('DELETE FROM held_by WHERE submission = ?', from);
    await this.#db.run('UPDATE seat SET submission = ? WHERE submission = ?', to, from);
  }

  /** The submission's seat is anybody's again. Run it in the cancelling transaction. */
  async release(submission: string): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE submission = ?', submission);
  }

  /** Gives a hold back; a seat that is booked for good stays. */
  async giveBack(submission: string): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE submission = ? AND expires_at IS NOT NULL', submission);
  }

  /**
   * Makes the place that was lent to this kiosk the submission's for good. False: it was not lent to it, or another time was. Run it in the
   * filing transaction.
   */
  async bookLent(lease: string, kioskId: string, { submission, date, start }: Seat): Promise<boolean> {
    const lent = await this.#db.one<{ id: string }>(
      'SELECT id FROM lease WHERE id = ? AND kiosk_id = ? AND date = ? AND start = ?',
      ...[lease, kioskId, date, start],
    );
    if (!lent) return false;
    await this.release(submission);
    const isBooked = await this.#db.run(
      'UPDATE seat SET submission = ? WHERE submission = ?',
      submission,
      lease,
    );
    await this.#db.run('DELETE FROM lease WHERE id = ?', lease);
    return isBooked === 1;
  }

  /** A place in a lease's name. False: full. */
  async lend(counter: Counter, wanted: Seat): Promise<boolean> {
    return (await this.#take([{ counter, wanted, had: undefined }], null)).has(wanted);
  }

  /** YYYY-MM-DD */
  get tomorrow(): string {
    return addDays(hallDate(this.#now()), 1);
  }

  /** The first `count` open days from tomorrow, with their times. */
  openDays(
    counter: Counter,
    count: number,
  ): { date: string; times: readonly { start: string; end: string }[] }[] {
    return openDays(this.#deps.hall.plan, counter, this.#now())
      .slice(0, count)
      .map(({ date, slots }) => ({ date, times: slots }));
  }

  /** Whose places an item's are; null where it is not done at that place. */
  counter({ itemCode, zoneId, department, place }: Asked): Counter | null {
    const { hall, capacity } = this.#deps;
    const places = placesFor(hall.plan, { itemCode, zoneId });
    const at = place === undefined ? places[0] : places.find(({ id }) => id === place);
    if (!at) return null;
    const rule = slotRule(hall.plan, itemCode);
    const pool = rule.group ?? department;
    return { placeId: at.id, zoneId, itemCode, pool, places: capacity ?? rule.places };
  }

  #offered(days: readonly OpenDay[], { date, start }: Seat) {
    return days.find((day) => day.date === date)?.slots.find((slot) => slot.start === start);
  }

  #open(counter: Counter): OpenDay[] {
    return openDays(this.#deps.hall.plan, counter, this.#now());
  }

  /** The seats that these submissions have. */
  async #had(all: Seat[]): Promise<Map<string, Had>> {
    if (all.length === 0) return new Map();
    const rows = await this.#db.all<Had>(
      `SELECT submission, place, date, start FROM seat WHERE submission IN ${rowsOf(1, all.length)}`,
      ...all.map(({ submission }) => submission),
    );
    return new Map(rows.map((had) => [had.submission, had]));
  }

  /** Gives out free places, first come first served; says who has one. */
  async #take(all: Taker[], expiresAt: number | null): Promise<Set<Seat>> {
    const seated = new Set<Seat>();
    for (let waiting = all; waiting.length > 0; ) {
      const tried = await this.#free(waiting);
      if (tried.length === 0) return seated;
      const given = await this.#db.all<{ submission: string }>(
        `INSERT INTO seat VALUES ${rowsOf(tried.length, 8)} ON CONFLICT DO NOTHING RETURNING submission`,
        ...tried.flatMap(({ taker, number }) => [...slotOf(taker), number, nameOf(taker), expiresAt]),
      );
      const names = new Set(given.map(({ submission }) => submission));
      for (const { taker } of tried) {
        if (!names.has(nameOf(taker))) continue;
        seated.add(taker.wanted);
        if (taker.had) await this.#moved(taker);
      }
      if (names.size === tried.length) return seated;
      waiting = await this.#lookAgain(waiting, seated);
    }
    return seated;
  }

  /** The lowest free numbers, for as many as there are. */
  async #free(all: Taker[]): Promise<{ taker: Taker; number: number }[]> {
    const slots = new Map(all.map((taker) => [JSON.stringify(slotOf(taker)), slotOf(taker)]));
    const rows = await this.#db.all<SeatRow>(
      `SELECT place, zone, pool, date, start, number FROM seat
       WHERE (place, zone, pool, date, start) IN (VALUES ${rowsOf(slots.size, 5)})`,
      ...[...slots.values()].flat(),
    );
    const taken = new Set(
      rows.map(({ number, ...slot }) => JSON.stringify([...Object.values(slot), number])),
    );
    const given: { slot: string; taker: Taker; number: number }[] = [];
    for (const taker of all) {
      const slot = slotOf(taker);
      for (let number = 1; number <= taker.counter.places; number++) {
        const seat = JSON.stringify([...slot, number]);
        if (taken.has(seat)) continue;
        taken.add(seat);
        given.push({ slot: seat, taker, number });
        break;
      }
    }
    // In one order everywhere: two processes that took their seats crosswise would wait for each other.
    return given.sort((a, b) => (a.slot < b.slot ? -1 : 1));
  }

  /** Another process may have seen the same numbers free, or have the same submission: the keys of the table let one in. */
  async #lookAgain(waiting: Taker[], seated: Set<Seat>): Promise<Taker[]> {
    const left = waiting.filter(({ wanted }) => !seated.has(wanted));
    const seats = await this.#had(left.map(({ wanted }) => wanted));
    const now = left.map((taker) => ({ ...taker, had: seats.get(taker.wanted.submission) }));
    for (const { counter, wanted, had } of now) if (isAt(had, counter, wanted)) seated.add(wanted);
    return now.filter(({ wanted }) => !seated.has(wanted));
  }

  /** The new one is sure: the earlier is given up. */
  async #moved(taker: Taker): Promise<void> {
    const { submission } = taker.wanted;
    await this.#db.run('DELETE FROM seat WHERE submission = ?', submission);
    await this.#db.run('UPDATE seat SET submission = ? WHERE submission = ?', submission, nameOf(taker));
  }

  /** Holds that were not booked in time are anybody's. */
  async dropLapsed(): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE expires_at <= ?', this.#now());
  }
}

function isAt(had: Had | undefined, { placeId }: Counter, { date, start }: Seat): boolean {
  return had?.place === placeId && had.date === date && had.start === start;
}

/** A submission has one seat: while it has another, the new one goes by this name. */
const nameOf = ({ wanted, had }: Pick<Taker, 'wanted' | 'had'>) =>
  had ? `moving ${wanted.submission}` : wanted.submission;

const slotOf = ({ counter, wanted }: Taker): string[] => [
  counter.placeId,
  counter.zoneId,
  counter.pool,
  wanted.date,
  wanted.start,
];
