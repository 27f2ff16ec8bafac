/** The durable queue: a submission is in it exactly once from confirm until long after the platform has it. */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { hallDate } from '../clock.ts';
import type { Service } from '../session/draft.ts';
import type { Db } from '../store/database.ts';
import type { DeliveryState } from './receipt.ts';
import { receiptNumber } from './receipt-number.ts';

export type OutboxRow = {
  submission_id: string;
  receipt_no: string;
  service: Service;
  item_code: string;
  committed_at: string;
  body: Buffer;
  state: 'waiting' | 'delivered' | 'parked';
  attempts: number;
  next_attempt_at: number;
  last_problem: string | null;
  case_no: string | null;
};

export type StoredBlob = { sha256: string; size: number };
export type BlobRow = StoredBlob & { uploaded: number };

/** A submission ready to be made durable. `body` is sent to the platform byte for byte. */
export type NewSubmission = {
  submissionId: string;
  receiptNo: string;
  service: Service;
  itemCode: string;
  committedAt: string;
  body: Buffer;
  blobs: StoredBlob[];
};

export class Outbox {
  readonly #db: Db;
  readonly #blobFolder: string;
  readonly #onChange: () => void;

  constructor(db: Db, dataFolder: string, onChange: () => void) {
    this.#db = db;
    this.#blobFolder = path.join(dataFolder, 'blobs');
    this.#onChange = onChange;
  }

  /** Taken before sealing, because the number stands inside the sealed payload. A crash leaves a gap, never a double. */
  nextReceiptNumber(kioskId: string, nowMs: number): string {
    const day = hallDate(nowMs).replaceAll('-', '');
    const row = this.#db
      .prepare<[string], { last: number }>(
        'INSERT INTO receipt_sequence VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last',
      )
      .get(day);
    if (!row) throw new Error('receipt_sequence returned no row');
    return receiptNumber(kioskId, day, row.last);
  }

  /** Writes sealed bytes to `blobs/<sha256>` and has them on the disk (file and folder fsynced) before it returns. */
  storeBlob(sealed: Uint8Array): StoredBlob {
    const sha256 = createHash('sha256').update(sealed).digest('hex');
    const target = this.#blobPath(sha256);
    if (!existsSync(target)) {
      const temporary = path.join(this.#blobFolder, `.${randomUUID()}`);
      const file = openSync(temporary, 'wx', 0o600);
      try {
        writeFileSync(file, sealed);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, target);
      syncFolder(this.#blobFolder);
    }
    return { sha256, size: sealed.byteLength };
  }

  readBlob(sha256: string): Buffer {
    return readFileSync(this.#blobPath(sha256));
  }

  /** One transaction, synchronous=FULL: when this returns, the submission outlives a power cut. */
  enqueue(submission: NewSubmission): void {
    this.#db.transaction(() => {
      this.#db
        .prepare(
          `INSERT INTO outbox (submission_id, receipt_no, service, item_code, committed_at, body, state)
           VALUES (?, ?, ?, ?, ?, ?, 'waiting')`,
        )
        .run(
          submission.submissionId,
          submission.receiptNo,
          submission.service,
          submission.itemCode,
          submission.committedAt,
          submission.body,
        );
      const insert = this.#db.prepare(
        'INSERT INTO outbox_blob (sha256, submission_id, size) VALUES (?, ?, ?)',
      );
      for (const blob of submission.blobs) insert.run(blob.sha256, submission.submissionId, blob.size);
    })();
    this.#onChange();
  }

  bySubmission(submissionId: string): OutboxRow | null {
    return (
      this.#db
        .prepare<[string], OutboxRow>('SELECT * FROM outbox WHERE submission_id = ?')
        .get(submissionId) ?? null
    );
  }

  byReceipt(receiptNo: string): OutboxRow | null {
    return (
      this.#db.prepare<[string], OutboxRow>('SELECT * FROM outbox WHERE receipt_no = ?').get(receiptNo) ??
      null
    );
  }

  due(nowMs: number, limit: number): OutboxRow[] {
    return this.#db
      .prepare<[number, number], OutboxRow>(
        `SELECT * FROM outbox WHERE state = 'waiting' AND next_attempt_at <= ? ORDER BY committed_at LIMIT ?`,
      )
      .all(nowMs, limit);
  }

  /** Milliseconds since the epoch of the next attempt, or null when nothing waits. */
  nextDueAt(): number | null {
    return (
      this.#db
        .prepare<[], { at: number | null }>(
          `SELECT min(next_attempt_at) AS at FROM outbox WHERE state = 'waiting'`,
        )
        .get()?.at ?? null
    );
  }

  pendingBlobs(submissionId: string): BlobRow[] {
    return this.#db
      .prepare<[string], BlobRow>(
        'SELECT sha256, size, uploaded FROM outbox_blob WHERE submission_id = ? AND uploaded = 0',
      )
      .all(submissionId);
  }

  markUploaded(submissionId: string, sha256: string): void {
    this.#db
      .prepare('UPDATE outbox_blob SET uploaded = 1 WHERE submission_id = ? AND sha256 = ?')
      .run(submissionId, sha256);
  }

  forgetUploads(submissionId: string): void {
    this.#db.prepare('UPDATE outbox_blob SET uploaded = 0 WHERE submission_id = ?').run(submissionId);
  }

  /** The platform confirmed: the row stays as proof, its payload and blobs are no longer needed here. */
  markDelivered(submissionId: string, caseNo: string): void {
    const blobs = this.#db
      .prepare<[string], { sha256: string }>('SELECT sha256 FROM outbox_blob WHERE submission_id = ?')
      .all(submissionId);
    this.#db.transaction(() => {
      this.#db
        .prepare(
          `UPDATE outbox SET state = 'delivered', case_no = ?, body = x'', last_problem = NULL,
                  attempts = attempts + 1 WHERE submission_id = ?`,
        )
        .run(caseNo, submissionId);
      this.#db.prepare('DELETE FROM outbox_blob WHERE submission_id = ?').run(submissionId);
    })();
    for (const { sha256 } of blobs) this.#removeUnusedBlob(sha256);
    this.#onChange();
  }

  markRetry(submissionId: string, nextAttemptAt: number, problem: string): void {
    this.#db
      .prepare(
        'UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, last_problem = ? WHERE submission_id = ?',
      )
      .run(nextAttemptAt, problem, submissionId);
    this.#onChange();
  }

  markParked(submissionId: string, problem: string): void {
    this.#db
      .prepare(
        `UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_problem = ? WHERE submission_id = ?`,
      )
      .run(problem, submissionId);
    this.#onChange();
  }

  /** Makes everything undelivered due now. Returns how many rows that are. */
  retryAll(): number {
    const { changes } = this.#db
      .prepare(`UPDATE outbox SET state = 'waiting', next_attempt_at = 0 WHERE state <> 'delivered'`)
      .run();
    this.#onChange();
    return changes;
  }

  /** The platform is back: what waits is due now, what was refused stays parked. */
  retryWaiting(): void {
    this.#db.exec(`UPDATE outbox SET next_attempt_at = 0 WHERE state = 'waiting'`);
    this.#onChange();
  }

  /** What is not delivered, oldest first. */
  undelivered(limit: number): OutboxRow[] {
    return this.#db
      .prepare<[number], OutboxRow>(
        `SELECT * FROM outbox WHERE state <> 'delivered' ORDER BY committed_at LIMIT ?`,
      )
      .all(limit);
  }

  counts(): { waiting: number; delivered: number; parked: number } {
    const rows = this.#db
      .prepare<[], { state: OutboxRow['state']; n: number }>(
        'SELECT state, count(*) AS n FROM outbox GROUP BY state',
      )
      .all();
    const of = (state: OutboxRow['state']) => rows.find((row) => row.state === state)?.n ?? 0;
    return { waiting: of('waiting'), delivered: of('delivered'), parked: of('parked') };
  }

  #removeUnusedBlob(sha256: string): void {
    const used = this.#db.prepare<[string]>('SELECT 1 FROM outbox_blob WHERE sha256 = ? LIMIT 1').get(sha256);
    if (!used) rmSync(this.#blobPath(sha256), { force: true });
  }

  #blobPath(sha256: string): string {
    return path.join(this.#blobFolder, sha256);
  }
}

/** How a row looks to the citizen who holds its receipt. */
export function deliveryState(row: OutboxRow): DeliveryState {
  if (row.state === 'delivered') return { state: 'delivered', caseNo: row.case_no ?? '' };
  return { state: row.state };
}

/** A rename is durable only once its folder is. Windows has no folder fsync and journals the rename itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
