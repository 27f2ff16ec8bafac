/** The audit trail as it stands in the kiosk's database: written in the transaction of the step that it records. */
import { hallTime } from '../clock.ts';
import type { Db } from '../store/database.ts';
import { type AuditEntry, type AuditHead, type AuditStep, auditHash, GENESIS } from './audit-chain.ts';

export class Audit {
  readonly #db: Db;
  readonly #insert;
  readonly #getHead;
  readonly #setHead;

  constructor(db: Db) {
    this.#db = db;
    this.#insert = db.prepare<[number, string, string, string, string, string]>(
      'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#getHead = db.prepare<[], AuditHead>('SELECT seq, hash FROM audit_head');
    this.#setHead = db.prepare<[number, string]>('UPDATE audit_head SET seq = ?, hash = ?');
  }

  /** Call it inside the step's own transaction: neither is then ever seen without the other. */
  append(receiptNo: string, step: AuditStep, detail: Record<string, string | number>): void {
    if (!this.#db.inTransaction) throw new Error('an audit entry belongs into its step’s transaction');
    // Never from memory: the transaction before may have been rolled back.
    const previous = this.#getHead.get() ?? { seq: 0, hash: GENESIS };
    const entry = {
      seq: previous.seq + 1,
      at: hallTime(Date.now()),
      receiptNo,
      step,
      detail: JSON.stringify(detail),
    };
    const hash = auditHash(previous.hash, entry);
    this.#insert.run(entry.seq, entry.at, entry.receiptNo, entry.step, entry.detail, hash);
    this.#setHead.run(entry.seq, hash);
  }
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
