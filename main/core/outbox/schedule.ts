/** Which waiting submissions are due, and when the next one is. */
import type { Db } from '../store/db.ts';
import type { OutboxRow } from './row.ts';

/** Submissions with photographs go their own way, so that a stuck upload never holds up a small one. */
const LANES = ['small', 'photographs'] as const;
export type Lane = (typeof LANES)[number];

/** What a plan is made from. */
export type PlannedRow = Pick<OutboxRow, 'seq' | 'committed_at' | 'next_attempt_at' | 'attempts'>;

/** Nothing of the same case that came before is still undelivered. */
const FIRST_OF_ITS_CASE = `(case_key IS NULL OR NOT EXISTS (
  SELECT 1 FROM outbox AS before
  WHERE before.case_key = outbox.case_key AND before.seq < outbox.seq AND before.state <> 'delivered'))`;

export function laneOf(blobs: readonly unknown[]): number {
  return LANES.indexOf(blobs.length > 0 ? 'photographs' : 'small');
}

export class Schedule {
  readonly #db: Db;
  readonly #due;
  readonly #nextDue;

  constructor(db: Db) {
    this.#db = db;
    this.#due = db.prepare<[number, number, number], OutboxRow>(
      `SELECT * FROM outbox WHERE state = 'waiting' AND lane = ? AND next_attempt_at <= ? AND ${FIRST_OF_ITS_CASE}
       ORDER BY next_attempt_at, seq LIMIT ?`,
    );
    this.#nextDue = db.prepare<[number, number], { at: number }>(
      `SELECT next_attempt_at AS at FROM outbox
       WHERE state = 'waiting' AND lane = ? AND next_attempt_at > ? AND ${FIRST_OF_ITS_CASE}
       ORDER BY next_attempt_at LIMIT 1`,
    );
  }

  /** What may be sent now, the longest due first. */
  due(nowMs: number, lane: Lane, limit: number): OutboxRow[] {
    return this.#due.all(LANES.indexOf(lane), nowMs, limit);
  }

  /** Milliseconds since the epoch of the first attempt after `nowMs`, or null when none is planned. */
  nextDueAt(nowMs: number): number | null {
    const times = LANES.flatMap((_, lane) => this.#nextDue.get(lane, nowMs)?.at ?? []);
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** Plans the waiting rows anew, oldest first; `plan` gives each its time. False: all stayed as they were. */
  replan(plan: (rows: PlannedRow[]) => number[]): boolean {
    const rows = this.#db
      .prepare<[], PlannedRow>(
        `SELECT seq, committed_at, next_attempt_at, attempts FROM outbox WHERE state = 'waiting' ORDER BY seq`,
      )
      .all();
    const times = plan(rows);
    const moved = rows.flatMap((row, at) => {
      const time = times[at] ?? row.next_attempt_at;
      return time === row.next_attempt_at ? [] : [{ seq: row.seq, time }];
    });
    if (moved.length === 0) return false;
    const set = this.#db.prepare('UPDATE outbox SET next_attempt_at = ? WHERE seq = ?');
    this.#db.transaction(() => {
      for (const { seq, time } of moved) set.run(time, seq);
    })();
    return true;
  }
}
