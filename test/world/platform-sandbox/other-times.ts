/** The further times that a wish would do with: tried in the citizen's order when the first one is full. */
import { OTHER_TIMES_MAX, type OtherTime } from '../../../main/core/model/draft.ts';
import type { Wish } from './counters.ts';
import { type Db, rowsOf } from './db.ts';
import type { Seat } from './seats.ts';
import { keyOf } from './visits.ts';

type Deps = {
  db: Db;
  /** Makes seats theirs for good, for all items of a visit, and says which visits have theirs. */
  bookVisits: (visits: Wish[][]) => Promise<Set<string>>;
  /** Whether the rules let whoever wished have that time too, and its places are given out now. */
  isAllowed: (wish: Wish) => Promise<boolean>;
  /** It has that time now in place of the one wished for first. */
  moved: (wish: Wish) => Promise<void>;
};

export class OtherTimes {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  static async note(db: Db, submission: string, times: readonly OtherTime[]): Promise<void> {
    if (times.length === 0) return;
    await db.run(
      `INSERT INTO other_time VALUES ${rowsOf(times.length, 6)}`,
      ...times.flatMap(({ date, start, end }, nth) => [submission, nth, date, start, end, 0]),
    );
    const parts = times.flatMap(({ also = [] }, nth) =>
      also.map(({ start, end }, part) => [submission, nth, part + 1, start, end]),
    );
    if (parts.length === 0) return;
    await db.run(`INSERT INTO other_time_part VALUES ${rowsOf(parts.length, 5)}`, ...parts.flat());
  }

  /** The one that it was given; null: it has the time that it wished for first, or none. */
  static async given(db: Db, submission: string): Promise<OtherTime | null> {
    const row = await db.one<{ nth: number; date: string; start: string; until: string }>(
      'SELECT nth, date, start, until FROM other_time WHERE submission = ? AND given = 1',
      submission,
    );
    if (!row) return null;
    const also = await db.all<{ start: string; end: string }>(
      'SELECT start, until AS "end" FROM other_time_part WHERE submission = ? AND nth = ? ORDER BY part',
      ...[submission, row.nth],
    );
    const { date, start, until: end } = row;
    return { date, start, end, ...(also.length > 0 && { also }) };
  }

  /** Says which of these, whose first wish was full, have another of their times. Run it in the transaction that tried the first. */
  async give(unseated: Wish[][]): Promise<Set<string>> {
    const { db, bookVisits, moved } = this.#deps;
    const seated = new Set<string>();
    for (let nth = 0; nth < OTHER_TIMES_MAX; nth++) {
      const waiting = unseated.filter((visit) => !seated.has(keyOf(visit)));
      const visits = await this.#wishes(waiting, nth);
      const given = await bookVisits(visits);
      for (const visit of visits) {
        const submission = keyOf(visit);
        if (!given.has(submission)) continue;
        await db.run('UPDATE other_time SET given = 1 WHERE submission = ? AND nth = ?', submission, nth);
        for (const wish of visit) await moved(wish);
        seated.add(submission);
      }
    }
    return seated;
  }

  async #wishes(waiting: Wish[][], nth: number): Promise<Wish[][]> {
    if (waiting.length === 0) return [];
    const keys = waiting.map(keyOf);
    const rows = await this.#deps.db.all<Seat & { part: number }>(
      `SELECT submission, 0 AS part, date, start FROM other_time WHERE nth = ? AND submission IN ${rowsOf(1, keys.length)}
       UNION ALL
       SELECT other_time.submission, part, date, other_time_part.start
       FROM other_time JOIN other_time_part
         ON other_time.submission = other_time_part.submission AND other_time.nth = other_time_part.nth
       WHERE other_time.nth = ? AND other_time.submission IN ${rowsOf(1, keys.length)}`,
      ...[nth, ...keys, nth, ...keys],
    );
    const visits: Wish[][] = [];
    for (const visit of waiting) {
      const wishes = visit.flatMap(({ asked, wanted: { submission } }, part): Wish[] => {
        const row = rows.find((each) => each.submission === keyOf(visit) && Number(each.part) === part);
        return row ? [{ asked, wanted: { submission, date: row.date, start: row.start } }] : [];
      });
      if (wishes.length < visit.length) continue;
      const allowed = await Promise.all(wishes.map((wish) => this.#deps.isAllowed(wish)));
      if (allowed.every(Boolean)) visits.push(wishes);
    }
    return visits;
  }
}
