/**
 * The audit trail as it stands in the kiosk's database: written in the transaction of the step that it records. A confirm's
 * entry is the submission's own row, all others have the table `audit`; both are links of one chain.
 */
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import type { Db } from '../store/db.ts';
import { Facts } from '../store/facts.ts';
import {
  type AuditEntry,
  type AuditHead,
  type AuditStep,
  auditHash,
  type Committed,
  committedDetail,
  GENESIS,
} from './audit-chain.ts';

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
    this.#setHead = db.prepare<{ seq: number; hash: string }>(
      'UPDATE audit_head SET seq = @seq, hash = @hash WHERE seq < @seq',
    );
  }

  /** The newest entry: what anchors the trail when noted elsewhere. */
  get last(): AuditHead {
    this.#last ??= lastOf(this.#db);
    return this.#last;
  }

  /** A transaction that may append. One that fails takes its entries back, so the next asks the database anew. */
  transaction<A extends unknown[], R>(steps: (...args: A) => R): (...args: A) => R {
    const run = this.#db.transaction(steps);
    return (...args) => {
      // Read before the steps: a delivery moves the row that may be the last entry.
      this.#last ??= lastOf(this.#db);
      try {
        return run(...args);
      } catch (error) {
        this.#last = null;
        throw error;
      }
    };
  }

  /** Call it inside the step's own `transaction`: neither is then ever seen without the other. */
  append(receiptNo: string, step: AuditStep, detail: Record<string, string | number>): void {
    if (!this.#db.inTransaction) throw new Error('an audit entry belongs into its step’s transaction');
    const { seq, hash: previous } = this.last;
    const entry = { seq: seq + 1, at: hallTime(Date.now()), receiptNo, step, detail: JSON.stringify(detail) };
    const hash = auditHash(previous, entry);
    this.#insert.run(entry.seq, entry.at, receiptNo, step, entry.detail, hash);
    this.#last = { seq: entry.seq, hash };
    this.#setHead.run(this.#last);
  }

  /** A confirm: `write` stores the submission's row, which is the entry, under this number and hash. */
  commit(
    at: string,
    receiptNo: string,
    committed: Committed,
    write: (seq: number, hash: string) => void,
  ): AuditHead {
    const { seq, hash: previous } = this.last;
    const entry = {
      seq: seq + 1,
      at,
      receiptNo,
      step: 'committed',
      detail: committedDetail(committed),
    } as const;
    const hash = auditHash(previous, entry);
    this.#last = null;
    write(entry.seq, hash);
    this.#last = { seq: entry.seq, hash };
    return this.#last;
  }

  /** The head is kept apart so that a cut-off end shows. A confirm leaves it to this, and saves a page. */
  noteHead(): void {
    this.#setHead.run(this.last);
  }
}

/** The trail's last entry: where it goes on. What is delivered has a later entry in `audit`. */
export function lastOf(db: Db): AuditHead {
  const entry = db
    .prepare<[], AuditHead>(
      `SELECT seq, hash FROM (SELECT * FROM (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1) UNION ALL
         SELECT * FROM (SELECT seq, commit_hash FROM outbox WHERE commit_hash IS NOT NULL ORDER BY seq DESC LIMIT 1))
       ORDER BY seq DESC LIMIT 1`,
    )
    .get();
  const head = auditHead(db);
  // Behind a cut-off end it goes on with the number after the head, so that the gap stays to be seen.
  if (head && head.seq > (entry?.seq ?? 0)) return head;
  return entry ?? { seq: 0, hash: GENESIS };
}

const Base = z.object({ seq: z.number().int(), hash: z.string() });

/** The entry before the first one that is still kept. A fact, so that a recovery finds it. */
export function auditBase(db: Db): AuditHead {
  return new Facts(db).read('audit-base', Base) ?? { seq: 0, hash: GENESIS };
}

export function setAuditBase(db: Db, base: AuditHead): void {
  new Facts(db).write('audit-base', base);
}

export function auditHead(db: Db): AuditHead | null {
  return db.prepare<[], AuditHead>('SELECT seq, hash FROM audit_head').get() ?? null;
}

type CommitRow = Committed & { seq: number; at: string; receiptNo: string; hash: string };

/** The whole chain in its order. */
export function* auditEntries(db: Db): Generator<AuditEntry> {
  const commits = db
    .prepare<[], CommitRow>(
      `SELECT seq, committed_at AS at, receipt_no AS receiptNo, commit_hash AS hash, submission_id AS submissionId,
              case_key AS caseKey, service, item_code AS itemCode, blob_count AS blobs, body_hash AS body
       FROM submission WHERE commit_hash IS NOT NULL ORDER BY seq`,
    )
    .iterate();
  const others = db
    .prepare<[], AuditEntry>(
      'SELECT seq, at, receipt_no AS receiptNo, step, detail, hash FROM audit ORDER BY seq',
    )
    .iterate();
  try {
    let commit = commits.next();
    for (const other of others) {
      for (; !commit.done && commit.value.seq <= other.seq; commit = commits.next())
        yield entryOf(commit.value);
      yield other;
    }
    for (; !commit.done; commit = commits.next()) yield entryOf(commit.value);
  } finally {
    // One who stops early must not leave the database busy.
    commits.return?.();
  }
}

function entryOf({ seq, at, receiptNo, hash, ...committed }: CommitRow): AuditEntry {
  return { seq, at, receiptNo, step: 'committed', detail: committedDetail(committed), hash };
}
