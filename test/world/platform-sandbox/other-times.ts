/** The further times that a wish would do with: tried in the citizen's order when the first one is full. */
import { OTHER_TIMES_MAX, type OtherTime } from '../../../main/core/model/draft.ts';
import { type Db, rowsOf } from './db.ts';
import type { Seat } from './seats.ts';
import type { Wish } from './slots.ts';

type Deps = {
  db: Db;
  /** Makes seats theirs for good, and says whose have one. */
  bookAll: (wishes: Wish[]) => Promise<Set<string>>;
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
  }

  /** The one that it was given; null: it has the time that it wished for first, or none. */
  static async given(db: Db, submission: string): Promise<OtherTime | null> {
    const row = await db.one<{ date: string; start: string; until: string }>(
      'SELECT date, start, until FROM other_time WHERE submission = ? AND given = 1',
      submission,
    );
    return row ? { date: row.date, start: row.start, end: row.until } : null;
  }

  /** Says which of these, whose first wish was full, have another of their times. Run it in the transaction that tried the first. */
  async give(unseated: Wish[]): Promise<Set<string>> {
    const { db, bookAll, moved } = this.#deps;
    const seated = new Set<string>();
    for (let nth = 0; nth < OTHER_TIMES_MAX; nth++) {
      const waiting = unseated.filter(({ wanted }) => !seated.has(wanted.submission));
      const wishes = await this.#wishes(waiting, nth);
      const given = await bookAll(wishes);
      for (const wish of wishes) {
        const { submission } = wish.wanted;
        if (!given.has(submission)) continue;
        await db.run('UPDATE other_time SET given = 1 WHERE submission = ? AND nth = ?', submission, nth);
        await moved(wish);
        seated.add(submission);
      }
    }
    return seated;
  }

  async #wishes(waiting: Wish[], nth: number): Promise<Wish[]> {
    if (waiting.length === 0) return [];
    const rows = await this.#deps.db.all<Seat>(
      `SELECT submission, date, start FROM other_time WHERE nth = ? AND submission IN ${rowsOf(1, waiting.length)}`,
      ...[nth, ...waiting.map(({ wanted }) => wanted.submission)],
    );
    const wishes: Wish[] = [];
    for (const { asked, wanted } of waiting) {
      const row = rows.find(({ submission }) => submission === wanted.submission);
      const wish = row && { asked, wanted: row };
      if (wish && (await this.#deps.isAllowed(wish))) wishes.push(wish);
    }
    return wishes;
  }
}
