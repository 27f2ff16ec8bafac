/** Seats that were given up: until they are given out again they stay taken, in a name that says that they cool, and whose they were. */
import type { Fairness } from '../../../main/core/model/hall/fairness.ts';
import { type Db, rowsOf } from './db.ts';
import { coolUntil } from './fairness.ts';
import { partNames } from './visits.ts';

/** Before the slot and whose it was. */
const COOLING = 'cooling';

/** One seat: a place in a slot. */
export type SeatRow = {
  place: string;
  zone: string;
  pool: string;
  date: string;
  start: string;
  number: number;
};

type Deps = {
  db: Db;
  now: () => number;
  random: () => number;
  /** Null: what is given up is anybody's at once. */
  rules: () => Fairness | null;
  /** When a freed place of that pool is drawn, milliseconds since the epoch; null where its places are not drawn. */
  nextDraw: (seat: Pick<SeatRow, 'place' | 'zone' | 'pool'>) => number | null;
};

/** With `heldOnly` a booked seat stays. */
type LetGo = { heldOnly: boolean };

export class FreedSeats {
  readonly #db: Db;
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#db = deps.db;
    this.#deps = deps;
  }

  /** The seats of all parts of a visit are given up. In one transaction: a hold that comes in between would be half gone. */
  letGoVisit(submission: string, which: LetGo): Promise<void> {
    return this.#db.transaction(async () => {
      for (const part of await this.partsOf(submission)) await this.letGo(part, which);
    });
  }

  /** What these visits only hold is given up. */
  async letGoHeld(submissions: readonly string[]): Promise<void> {
    const names = submissions.flatMap(partNames);
    if (names.length === 0) return;
    const held = await this.#db.all<{ submission: string }>(
      `SELECT submission FROM seat WHERE expires_at IS NOT NULL AND submission IN ${rowsOf(1, names.length)}
       ORDER BY submission`,
      ...names,
    );
    for (const { submission } of held) await this.letGo(submission, { heldOnly: true });
  }

  /** The parts of a visit that have a seat. */
  async partsOf(submission: string): Promise<string[]> {
    const names = partNames(submission);
    const rows = await this.#db.all<{ submission: string }>(
      `SELECT submission FROM seat WHERE submission IN ${rowsOf(1, names.length)} ORDER BY submission`,
      ...names,
    );
    return rows.map((row) => row.submission);
  }

  /** The seat of a submission, or of a part of its visit, is given up. */
  async letGo(submission: string, { heldOnly }: LetGo): Promise<void> {
    const rules = this.#deps.rules();
    const which = `submission = ?${heldOnly ? ' AND expires_at IS NOT NULL' : ''}`;
    if (!rules) {
      await this.#db.run(`DELETE FROM seat WHERE ${which}`, submission);
      return;
    }
    await this.#db.run(
      `DELETE FROM held_by WHERE submission IN (SELECT submission FROM seat WHERE ${which})`,
      submission,
    );
    await this.#db.run(
      `UPDATE seat SET submission = '${COOLING} ' || place || ' ' || zone || ' ' || pool || ' ' || date || ' ' || start
         || ' ' || number || ' ' || submission, expires_at = ? WHERE ${which}`,
      ...[await this.#until(submission, rules), submission],
    );
  }

  /** Of an item whose places are drawn: its next draw, if that is in time; else a random moment. */
  async #until(submission: string, rules: Fairness): Promise<number> {
    const seat = await this.#db.one<SeatRow>('SELECT * FROM seat WHERE submission = ?', submission);
    const drawn = seat ? this.#deps.nextDraw(seat) : null;
    const isInTime = seat && drawn !== null && drawn < Date.parse(`${seat.date}T${seat.start}:00+08:00`);
    return isInTime ? drawn : coolUntil(rules.coolDown, this.#deps.now(), this.#deps.random);
  }

  /** By `date start`, when the places of a pool that cool are given out. */
  async due(place: string, zone: string, pool: string): Promise<Map<string, number>> {
    const rows = await this.#db.all<{ date: string; start: string; at: number }>(
      `SELECT date, start, min(expires_at) AS at FROM seat
       WHERE place = ? AND zone = ? AND pool = ? AND submission LIKE '${COOLING} %' GROUP BY date, start`,
      ...[place, zone, pool],
    );
    return new Map(rows.map(({ date, start, at }) => [`${date} ${start}`, at]));
  }

  /** Who gave that very place up and comes back to it need not wait for it. `slot`: place, zone, pool, date, start. */
  async reclaim(slot: readonly string[], submission: string): Promise<void> {
    await this.#db.run(
      'DELETE FROM seat WHERE place = ? AND zone = ? AND pool = ? AND date = ? AND start = ? AND submission LIKE ?',
      ...[...slot, `${COOLING} % ${submission}`],
    );
  }

  async isAnyDue(): Promise<boolean> {
    return (await this.#db.one('SELECT 1 FROM seat WHERE expires_at <= ?', this.#deps.now())) !== undefined;
  }

  /** Without rules: holds that were not booked in time are anybody's. */
  async dropHolds(): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE expires_at <= ?', this.#deps.now());
  }

  /** Such holds begin to cool; what has cooled is free, and told. */
  async cool(): Promise<SeatRow[]> {
    const lapsed = await this.#db.all<{ submission: string }>(
      `SELECT submission FROM seat WHERE expires_at <= ? AND submission NOT LIKE '${COOLING} %'`,
      this.#deps.now(),
    );
    for (const { submission } of lapsed) await this.letGo(submission, { heldOnly: true });
    return this.#db.all(
      `DELETE FROM seat WHERE expires_at <= ? AND submission LIKE '${COOLING} %'
       RETURNING place, zone, pool, date, start, number`,
      this.#deps.now(),
    );
  }
}
