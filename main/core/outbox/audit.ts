/** The audit trail as it stands in the kiosk's database: written in the transaction of the step that it records. */
import { hallTime } from '../clock.ts';
import type { Db } from '../store/db.ts';
import { type AuditEntry, type AuditHead, type AuditStep, auditHash, GENESIS } from './audit-chain.ts';

export class Audit {
  readonly #db: Db;
  readonly #insert;
  readonly #setHead;
  /** Null: to be read from the database. */
  #last: AuditHead | null = null;

  constructor(db: Db) {
    this.#db = db;
    this.#insert = db.prepare<[number, string, string, string, string, string]>(
      'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#setHead = db.prepare<[number, string]>('UPDATE audit_head SET seq = ?, hash = ?');
  }

  /** A transaction that may append. One that fails takes its entries back, so the next asks the database anew. */
  transaction<A extends unknown[], R>(steps: (...args: A) => R): (...args: A) => R {
    const run = this.#db.transaction(steps);
    return (...args) => {
      try {
        return run(...args);
      } catch (error) {
        this.#last = null;
        throw error;
      }
    };
  }

  /**
   * Call it inside the step's own `transaction`: neither is then ever seen without the other. The head is kept apart
   * so that a cut-off end shows; for a `committed` entry its row in the queue does that, and a write is saved.
   */
  append(receiptNo: string, step: AuditStep, detail: Record<string, string | number>): void {
    if (!this.#db.inTransaction) throw new Error('an audit entry belongs into its step’s transaction');
    const previous = this.#last ?? lastOf(this.#db);
    const entry = {
      seq: previous.seq + 1,
      at: hallTime(Date.now()),
      receiptNo,
      step,
      detail: JSON.stringify(detail),
    };
    const hash = auditHash(previous.hash, entry);
    this.#insert.run(entry.seq, entry.at, entry.receiptNo, entry.step, entry.detail, hash);
    if (step !== 'committed') this.#setHead.run(entry.seq, hash);
    this.#last = { seq: entry.seq, hash };
  }
}

/** The trail's last entry: where it goes on, and what anchors it when noted elsewhere. */
export function lastOf(db: Db): AuditHead {
  const entry = db.prepare<[], AuditHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
  const head = auditHead(db);
  // Behind a cut-off end it goes on with the number after the head, so that the gap stays to be seen.
  if (head && head.seq > (entry?.seq ?? 0)) return head;
  return entry ?? { seq: 0, hash: GENESIS };
}

export function auditHead(db: Db): AuditHead | null {
  return db.prepare<[], AuditHead>('SELECT seq, hash FROM audit_head').get() ?? null;
}

export function auditEntries(db: Db): IterableIterator<AuditEntry> {
  return db
    .prepare<[], AuditEntry>(
      'SELECT seq, at, receipt_no AS receiptNo, step, detail, hash FROM audit ORDER BY seq',
    )
    .iterate();
}
