/** What each slip says beyond its row in the outbox, and whether it is on paper: a slip that did not come out can still be had. */
import { z } from 'zod';
import { datedRight, type TrustedClock } from '../clock/trusted-clock.ts';
import { Appointment, type OtherTime } from '../model/draft.ts';
import { Owed } from '../model/later.ts';
import type { SlipFacts } from '../model/papers.ts';
import { ResultWord } from '../model/result.ts';
import { movedTo } from '../model/visit.ts';
import type { Db } from '../store/db.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import { readJson } from '../store/read-json.ts';

/** `due`: nothing came out yet. `unknown`: paper may or may not have come out, so a further one says 补打. */
export type SlipState = 'due' | 'unknown' | 'printed';

const StoredFacts = z.object({
  appointment: Appointment.nullable(),
  before: Appointment.optional(),
  originals: z.array(z.string()),
  unneeded: z.array(z.string()).optional(),
  authorisation: z.array(z.string()).optional(),
  owed: Owed.optional(),
  isUnsigned: z.boolean().optional(),
  result: ResultWord.optional(),
  itemVersion: z.number().int().optional(),
});

/** What is known of a slip that was never printed, or whose row is spoilt. */
export const NO_FACTS: SlipFacts = { appointment: null, originals: [] };

/** Whoever comes back later than this asks at the counter, in days. */
const KEPT_DAYS = 90;

export class SlipBook {
  readonly #note;
  readonly #mark;
  readonly #change;
  readonly #find;
  readonly #unprinted;

  constructor(db: Db, clock: Pick<TrustedClock, 'believed'>) {
    const now = clock.believed;
    // A clock in doubt deletes nothing.
    if (now !== null) {
      // Nor is what was noted by one that was wrong known to be old: it is kept as from now.
      const dateAnew = db.prepare(
        `UPDATE slip SET noted_at = datetime(@now, 'unixepoch')
         WHERE noted_at < datetime(@from, 'unixepoch') OR noted_at > datetime(@to, 'unixepoch')`,
      );
      const forget = db.prepare(`DELETE FROM slip WHERE noted_at < datetime(?, 'unixepoch', ?)`);
      unlessDiskRefuses(() => {
        const { from, to } = datedRight(now);
        dateAnew.run({ now: now / 1000, from: from / 1000, to: to / 1000 });
        forget.run(now / 1000, `-${KEPT_DAYS} days`);
      });
    }
    this.#note = db.prepare<[string, string]>(
      `INSERT OR IGNORE INTO slip VALUES (?, ?, 'due', datetime('now'))`,
    );
    this.#mark = db.prepare<[SlipState, string]>('UPDATE slip SET paper = ? WHERE receipt_no = ?');
    this.#change = db.prepare<[string, string]>('UPDATE slip SET facts = ? WHERE receipt_no = ?');
    this.#find = db.prepare<[string], { facts: string; state: SlipState }>(
      'SELECT facts, paper AS state FROM slip WHERE receipt_no = ?',
    );
    this.#unprinted = db.prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM slip WHERE paper <> 'printed'`,
    );
  }

  /**
   * Before the first attempt, so that a kiosk killed while it prints still knows the slip. A disk that takes no more
   * must not keep the paper back.
   */
  note(receiptNo: string, facts: SlipFacts): void {
    unlessDiskRefuses(() => this.#note.run(receiptNo, JSON.stringify(facts)));
  }

  /** Paper that is out stays out: `printed` is final. */
  mark(receiptNo: string, state: SlipState): void {
    if (this.find(receiptNo)?.state === 'printed') return;
    unlessDiskRefuses(() => this.#mark.run(state, receiptNo));
  }

  /** Of a slip whose row is spoilt nothing is known but whether it is on paper. */
  find(receiptNo: string): { facts: SlipFacts; state: SlipState } | null {
    const row = this.#find.get(receiptNo);
    return row ? { facts: readJson(row.facts, StoredFacts) ?? NO_FACTS, state: row.state } : null;
  }

  /** The platform gave another of the times that were wished for: any later paper says that one. */
  moveTo(receiptNo: string, time: OtherTime): void {
    const facts = this.find(receiptNo)?.facts;
    if (!facts?.appointment) return;
    const moved = { ...facts, appointment: movedTo(facts.appointment, time) };
    unlessDiskRefuses(() => this.#change.run(JSON.stringify(moved), receiptNo));
  }

  /** Slips that nobody has on paper, as far as is known. */
  unprinted(): number {
    return this.#unprinted.get()?.n ?? 0;
  }
}
