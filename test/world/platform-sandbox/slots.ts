/** The hall's slots by its plan: what is free, holds that lapse after 30 minutes, and seats taken for good. */
import { openDays, placesFor, slotRule, type Wanted } from '../../../main/core/hall/opening.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { Hold, SlotsAnswer } from '../../../main/core/platform/answers.ts';
import type { Db } from './db.ts';
import type { SandboxHall } from './hall.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;

/** The items of one pool share their places: those of a department, or of a group of the plan. */
export type Counter = Wanted & { pool: string; places: number };
export type Asked = { itemCode: string; zoneId: string; department: string; place: string | undefined };
type Seat = { submission: string; date: string; start: string };

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
    await this.#dropLapsed();
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
    await this.#dropLapsed();
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
    await this.#dropLapsed();
    return this.#db.transaction(async (): Promise<Hold | null> => {
      const slot = this.#offered(counter, wanted);
      if (!slot) return null;
      const expiresAt = this.#now() + HOLD_MS;
      if (!(await this.#take(counter, wanted, expiresAt))) return null;
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

  /** Makes the seat the submission's for good: its hold, or a free one where the hold lapsed. False: full. Run it in the filing transaction. */
  async book(asked: Asked, wanted: Seat): Promise<boolean> {
    const counter = this.counter(asked);
    if (!counter) return false;
    await this.#dropLapsed();
    if (await this.#has(counter, wanted)) {
      await this.#db.run('UPDATE seat SET expires_at = NULL WHERE submission = ?', wanted.submission);
      return true;
    }
    return this.#offered(counter, wanted) !== undefined && this.#take(counter, wanted, null);
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
  lend(counter: Counter, wanted: Seat): Promise<boolean> {
    return this.#take(counter, wanted, null);
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

  #offered(counter: Counter, { date, start }: Seat) {
    return openDays(this.#deps.hall.plan, counter, this.#now())
      .find((day) => day.date === date)
      ?.slots.find((slot) => slot.start === start);
  }

  async #has({ placeId }: Counter, { submission, date, start }: Seat): Promise<boolean> {
    const had = await this.#db.one<{ place: string; date: string; start: string }>(
      'SELECT place, date, start FROM seat WHERE submission = ?',
      submission,
    );
    return had?.place === placeId && had.date === date && had.start === start;
  }

  /** The lowest free number, unless it has one there. An earlier seat is given up only once the new one is sure. */
  async #take(counter: Counter, wanted: Seat, expiresAt: number | null): Promise<boolean> {
    const { placeId, zoneId, pool, places } = counter;
    const { date, start, submission } = wanted;
    for (;;) {
      if (await this.#has(counter, wanted)) return true;
      const rows = await this.#db.all<{ number: number }>(
        'SELECT number FROM seat WHERE place = ? AND zone = ? AND pool = ? AND date = ? AND start = ?',
        ...[placeId, zoneId, pool, date, start],
      );
      const taken = new Set(rows.map((row) => row.number));
      let number = 1;
      while (taken.has(number)) number++;
      if (number > places) return false;
      // Two may have seen the same number free: the primary key gives it to one, and the other looks again.
      const isMine = await this.#db.run(
        'INSERT INTO seat VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        ...[placeId, zoneId, pool, date, start, number, `moving ${submission}`, expiresAt],
      );
      if (isMine === 0) continue;
      await this.#db.run('DELETE FROM seat WHERE submission = ?', submission);
      await this.#db.run(
        'UPDATE seat SET submission = ? WHERE submission = ?',
        submission,
        `moving ${submission}`,
      );
      return true;
    }
  }

  async #dropLapsed(): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE expires_at <= ?', this.#now());
  }
}
