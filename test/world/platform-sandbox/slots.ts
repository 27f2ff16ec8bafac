/** The hall's slots by its plan: what is free, holds that lapse after 30 minutes, and seats taken for good. */
import { openDays, placesFor, slotRule, type Wanted } from '../../../main/core/hall/opening.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Hold, SlotsAnswer } from '../../../main/core/platform/answers.ts';
import type { Db } from './database.ts';
import type { SandboxHall } from './hall.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;

/** The items of one pool share their places: those of a department, or of a group of the plan. */
type Counter = Wanted & { pool: string; places: number };
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
  isOverQuota(kioskId: string, submission: string): boolean {
    this.#dropLapsed();
    const held = this.#db
      .prepare<[string, string], number>(
        `SELECT count(*) FROM seat JOIN held_by USING (submission)
         WHERE kiosk_id = ? AND submission <> ? AND expires_at IS NOT NULL`,
      )
      .pluck()
      .get(kioskId, submission);
    return (held ?? 0) >= HOLDS_MAX;
  }

  /** A hold belongs to the kiosk that asked for it. */
  noteHolder(submission: string, kioskId: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO held_by VALUES (?, ?)').run(submission, kioskId);
  }

  /** Null where the item is not done at that place. */
  free(asked: Asked): SlotsAnswer | null {
    const counter = this.#counter(asked);
    if (!counter) return null;
    this.#dropLapsed();
    const taken = this.#db
      .prepare<[string, string, string, string, string], number>(
        'SELECT count(*) FROM seat WHERE place = ? AND zone = ? AND pool = ? AND date = ? AND start = ?',
      )
      .pluck();
    const { placeId, zoneId, pool, places } = counter;
    const left = (date: string, start: string) =>
      Math.max(0, places - (taken.get(placeId, zoneId, pool, date, start) ?? 0));
    const { plan } = this.#deps.hall;
    return {
      plan: plan.number,
      days: openDays(plan, counter, this.#now()).map(({ date, slots }) => ({
        date,
        slots: slots.map((slot) => ({ ...slot, remaining: left(date, slot.start) })),
      })),
    };
  }

  /** The submission's one seat, moved if it had another; null when the slot is full or not on offer. */
  hold(asked: Asked, wanted: Seat): Hold | null {
    const counter = this.#counter(asked);
    if (!counter) return null;
    return this.#db
      .transaction((): Hold | null => {
        this.#dropLapsed();
        const slot = this.#offered(counter, wanted);
        if (!slot) return null;
        const expiresAt = this.#now() + HOLD_MS;
        if (this.#has(counter, wanted)) {
          this.#db
            .prepare('UPDATE seat SET expires_at = ? WHERE submission = ? AND expires_at IS NOT NULL')
            .run(expiresAt, wanted.submission);
        } else if (!this.#take(counter, wanted, expiresAt)) {
          return null;
        }
        return { date: wanted.date, ...slot, expiresAt: hallTime(expiresAt) };
      })
      .immediate();
  }

  /** Makes the seat the submission's for good: its hold, or a free one where the hold lapsed. False: full. Run it in the filing transaction. */
  book(asked: Asked, wanted: Seat): boolean {
    const counter = this.#counter(asked);
    if (!counter) return false;
    this.#dropLapsed();
    if (!this.#has(counter, wanted)) {
      return this.#offered(counter, wanted) !== undefined && this.#take(counter, wanted, null);
    }
    this.#db.prepare('UPDATE seat SET expires_at = NULL WHERE submission = ?').run(wanted.submission);
    return true;
  }

  /** The seat becomes another submission's, whose own is given up. Run it in the transaction that took it. */
  handOver(from: string, to: string): void {
    this.release(to);
    this.#db.prepare('DELETE FROM held_by WHERE submission = ?').run(from);
    this.#db.prepare('UPDATE seat SET submission = ? WHERE submission = ?').run(to, from);
  }

  /** The submission's seat is anybody's again. Run it in the cancelling transaction. */
  release(submission: string): void {
    this.#db.prepare('DELETE FROM seat WHERE submission = ?').run(submission);
  }

  /** Gives a hold back; a seat that is booked for good stays. */
  giveBack(submission: string): void {
    this.#db.prepare('DELETE FROM seat WHERE submission = ? AND expires_at IS NOT NULL').run(submission);
  }

  #counter({ itemCode, zoneId, department, place }: Asked): Counter | null {
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

  #has({ placeId }: Counter, { submission, date, start }: Seat): boolean {
    const had = this.#db
      .prepare<[string], { place: string; date: string; start: string }>(
        'SELECT place, date, start FROM seat WHERE submission = ?',
      )
      .get(submission);
    return had?.place === placeId && had.date === date && had.start === start;
  }

  /** The lowest free number. An earlier seat is given up only once the new one is sure. */
  #take(counter: Counter, { date, start, submission }: Seat, expiresAt: number | null): boolean {
    const { placeId, zoneId, pool, places } = counter;
    const numbers = this.#db
      .prepare<[string, string, string, string, string], number>(
        'SELECT number FROM seat WHERE place = ? AND zone = ? AND pool = ? AND date = ? AND start = ?',
      )
      .pluck()
      .all(placeId, zoneId, pool, date, start);
    const taken = new Set(numbers);
    let number = 1;
    while (taken.has(number)) number++;
    if (number > places) return false;
    this.#db.prepare('DELETE FROM seat WHERE submission = ?').run(submission);
    this.#db
      .prepare('INSERT INTO seat VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(placeId, zoneId, pool, date, start, number, submission, expiresAt);
    return true;
  }

  #dropLapsed(): void {
    this.#db.prepare('DELETE FROM seat WHERE expires_at <= ?').run(this.#now());
  }
}
