/** The hall's half hours: what is free, holds that lapse after 30 minutes, and seats taken for good. */
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Hold, SlotsAnswer } from '../../../main/core/platform/answers.ts';
import type { Db } from './database.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;
const DAY_MS = 24 * 3600 * 1000;
const WORKING_DAYS = 5;
/** Opening times in minutes after midnight, to the exclusive end. */
const OPEN: readonly (readonly [number, number])[] = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60],
];

export type Counter = { zone: string; department: string };
type Wanted = Counter & { submission: string; date: string; start: string };

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const HALF_HOURS = OPEN.flatMap(([from, to]) =>
  Array.from({ length: (to - from) / 30 }, (_, at) => ({
    start: clockTime(from + at * 30),
    end: clockTime(from + at * 30 + 30),
  })),
);

export class Slots {
  readonly #db: Db;
  readonly #capacity: number;
  readonly #now: () => number;

  constructor(db: Db, capacity: number, now: () => number) {
    this.#db = db;
    this.#capacity = capacity;
    this.#now = now;
  }

  /** Monday to Friday; public holidays are the real platform's to know. */
  #days(): string[] {
    const days: string[] = [];
    for (let at = this.#now() + DAY_MS; days.length < WORKING_DAYS; at += DAY_MS) {
      const date = hallDate(at);
      const weekday = new Date(date).getUTCDay();
      if (weekday !== 0 && weekday !== 6) days.push(date);
    }
    return days;
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

  free({ zone, department }: Counter): SlotsAnswer {
    this.#dropLapsed();
    const taken = this.#db.prepare<[string, string, string, string], { taken: number }>(
      'SELECT count(*) AS taken FROM seat WHERE zone = ? AND department = ? AND date = ? AND start = ?',
    );
    return {
      days: this.#days().map((date) => ({
        date,
        slots: HALF_HOURS.map((slot) => ({
          ...slot,
          remaining: Math.max(
            0,
            this.#capacity - (taken.get(zone, department, date, slot.start)?.taken ?? 0),
          ),
        })),
      })),
    };
  }

  /** The submission's one seat, moved if it had another; null when the slot is full or not on offer. */
  hold(wanted: Wanted): Hold | null {
    return this.#db
      .transaction((): Hold | null => {
        this.#dropLapsed();
        const slot = this.#offered(wanted);
        if (!slot) return null;
        const expiresAt = this.#now() + HOLD_MS;
        const had = this.#seatOf(wanted.submission);
        const same = had && had.date === wanted.date && had.start === wanted.start;
        if (same) {
          this.#db
            .prepare('UPDATE seat SET expires_at = ? WHERE submission = ? AND expires_at IS NOT NULL')
            .run(expiresAt, wanted.submission);
        } else if (!this.#take(wanted, expiresAt)) {
          return null;
        }
        return { date: wanted.date, ...slot, expiresAt: hallTime(expiresAt) };
      })
      .immediate();
  }

  /** Makes the seat the submission's for good: its hold, or a free one where the hold lapsed. False: full. Run it in the filing transaction. */
  book(wanted: Wanted): boolean {
    this.#dropLapsed();
    const had = this.#seatOf(wanted.submission);
    if (!(had && had.date === wanted.date && had.start === wanted.start)) {
      if (!this.#offered(wanted)) return false;
      return this.#take(wanted, null);
    }
    this.#db.prepare('UPDATE seat SET expires_at = NULL WHERE submission = ?').run(wanted.submission);
    return true;
  }

  /** The submission's seat is anybody's again. Run it in the cancelling transaction. */
  release(submission: string): void {
    this.#db.prepare('DELETE FROM seat WHERE submission = ?').run(submission);
  }

  /** Gives a hold back; a seat that is booked for good stays. */
  giveBack(submission: string): void {
    this.#db.prepare('DELETE FROM seat WHERE submission = ? AND expires_at IS NOT NULL').run(submission);
  }

  #offered({ date, start }: Wanted) {
    if (!this.#days().includes(date)) return undefined;
    return HALF_HOURS.find((slot) => slot.start === start);
  }

  #seatOf(submission: string) {
    return this.#db
      .prepare<[string], { date: string; start: string }>('SELECT date, start FROM seat WHERE submission = ?')
      .get(submission);
  }

  /** The lowest free number. An earlier seat is given up only once the new one is sure. */
  #take({ zone, department, date, start, submission }: Wanted, expiresAt: number | null): boolean {
    const rows = this.#db
      .prepare<[string, string, string, string], { number: number }>(
        'SELECT number FROM seat WHERE zone = ? AND department = ? AND date = ? AND start = ?',
      )
      .all(zone, department, date, start);
    const taken = new Set(rows.map((row) => row.number));
    let number = 1;
    while (taken.has(number)) number++;
    if (number > this.#capacity) return false;
    this.#db.prepare('DELETE FROM seat WHERE submission = ?').run(submission);
    this.#db
      .prepare('INSERT INTO seat VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(zone, department, date, start, number, submission, expiresAt);
    return true;
  }

  #dropLapsed(): void {
    this.#db.prepare('DELETE FROM seat WHERE expires_at <= ?').run(this.#now());
  }
}
