/** The durable queue: a submission is in it exactly once from confirm until long after the platform has it. */
import type { Db } from '../store/db.ts';
import { Audit } from './audit.ts';
import { BlobStore } from './blob-store.ts';
import { ReceiptSequence } from './receipt-sequence.ts';
import { type BlobRow, bodyHash, type NewSubmission, type OutboxRow } from './row.ts';
import { type Lane, laneOf, type PlannedRow, Schedule } from './schedule.ts';

export { bodyHash, deliveryState, type NewSubmission, type OutboxRow } from './row.ts';

export class Outbox {
  readonly blobs: BlobStore;
  readonly #db: Db;
  readonly #audit: Audit;
  readonly #onChange: () => void;
  readonly #schedule: Schedule;
  readonly #sequence: ReceiptSequence;
  readonly #counts: { waiting: number; parked: number };
  readonly #enqueue: (submission: NewSubmission) => void;

  constructor(db: Db, dataFolder: string, onChange: () => void) {
    this.#db = db;
    this.blobs = new BlobStore(dataFolder);
    this.#audit = new Audit(db);
    this.#schedule = new Schedule(db);
    this.#sequence = new ReceiptSequence(db);
    this.#onChange = onChange;
    this.#enqueue = this.#audit.transaction(this.#enqueueSteps());
    const count = (state: 'waiting' | 'parked') =>
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM outbox WHERE state = '${state}'`).get()?.n ??
      0;
    this.#counts = { waiting: count('waiting'), parked: count('parked') };
  }

  /** See ReceiptSequence: durable with the row that carries it. */
  nextReceiptNumber(kioskId: string, nowMs: number): string {
    return this.#sequence.next(kioskId, nowMs);
  }

  /** One transaction, synchronous=FULL: when this returns, the submission outlives a power cut. */
  enqueue(submission: NewSubmission): void {
    this.#enqueue(submission);
    this.#counts.waiting++;
    this.#onChange();
  }

  #enqueueSteps(): (submission: NewSubmission) => void {
    const insert = this.#db.prepare(
      `INSERT INTO outbox (submission_id, case_key, receipt_no, service, item_code, committed_at, body, state, lane)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    );
    const insertBlob = this.#db.prepare(
      'INSERT OR IGNORE INTO outbox_blob (submission_id, sha256, size) VALUES (?, ?, ?)',
    );
    return ({ submissionId, caseKey = null, receiptNo, service, itemCode, committedAt, body, blobs }) => {
      insert.run(submissionId, caseKey, receiptNo, service, itemCode, committedAt, body, laneOf(blobs));
      for (const blob of blobs) insertBlob.run(submissionId, blob.sha256, blob.size);
      this.#audit.append(receiptNo, 'committed', {
        service,
        itemCode,
        blobs: blobs.length,
        body: bodyHash(body),
      });
    };
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

  due(nowMs: number, lane: Lane, limit: number): OutboxRow[] {
    return this.#schedule.due(nowMs, lane, limit);
  }

  nextDueAt(nowMs: number): number | null {
    return this.#schedule.nextDueAt(nowMs);
  }

  pendingBlobs(submissionId: string): BlobRow[] {
    return this.#db
      .prepare<[string], BlobRow>(
        'SELECT sha256, size, uploaded FROM outbox_blob WHERE submission_id = ? AND uploaded = 0',
      )
      .all(submissionId);
  }

  blobsOf(submissionId: string): BlobRow[] {
    return this.#db
      .prepare<[string], BlobRow>('SELECT sha256, size, uploaded FROM outbox_blob WHERE submission_id = ?')
      .all(submissionId);
  }

  markUploaded(submissionId: string, sha256: string): void {
    this.#db
      .prepare('UPDATE outbox_blob SET uploaded = 1 WHERE submission_id = ? AND sha256 = ?')
      .run(submissionId, sha256);
  }

  /** The platform confirmed: the row stays as proof, its payload and blobs are no longer needed here. */
  markDelivered(row: OutboxRow, caseNo: string): void {
    const { submission_id: id, receipt_no: receiptNo } = row;
    const blobs = this.#db
      .prepare<[string], { sha256: string }>('SELECT sha256 FROM outbox_blob WHERE submission_id = ?')
      .all(id);
    this.#audit.transaction(() => {
      this.#db
        .prepare(
          `UPDATE outbox SET state = 'delivered', case_no = ?, body = x'', last_problem = NULL, unsure = 0,
                  attempts = attempts + 1 WHERE submission_id = ?`,
        )
        .run(caseNo, id);
      this.#db.prepare('DELETE FROM outbox_blob WHERE submission_id = ?').run(id);
      this.#audit.append(receiptNo, 'delivered', { caseNo, attempt: row.attempts + 1 });
    })();
    this.#counts[row.state === 'parked' ? 'parked' : 'waiting']--;
    for (const { sha256 } of blobs) if (!this.#isNamed(sha256)) this.blobs.remove(sha256);
    this.#onChange();
  }

  /** `unsure`: the platform may have it all the same. `uploadAgain`: it lost the photographs. */
  markRetry(
    row: OutboxRow,
    next: { at: number; problem: string; unsure: boolean; uploadAgain: boolean },
  ): void {
    this.#audit.transaction(() => {
      this.#db
        .prepare(
          `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, last_problem = ?, unsure = max(unsure, ?)
           WHERE submission_id = ?`,
        )
        .run(next.at, next.problem, next.unsure ? 1 : 0, row.submission_id);
      if (next.uploadAgain) {
        this.#db
          .prepare('UPDATE outbox_blob SET uploaded = 0 WHERE submission_id = ?')
          .run(row.submission_id);
      }
      this.#audit.append(row.receipt_no, 'retry', { attempt: row.attempts + 1, problem: next.problem });
    })();
    this.#onChange();
  }

  markParked(row: OutboxRow, problem: string): void {
    this.#audit.transaction(() => {
      this.#db
        .prepare(
          `UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_problem = ? WHERE submission_id = ?`,
        )
        .run(problem, row.submission_id);
      this.#audit.append(row.receipt_no, 'parked', { attempt: row.attempts + 1, problem });
    })();
    this.#counts.waiting--;
    this.#counts.parked++;
    this.#onChange();
  }

  /** A technician's wish: due now, parked or not. Returns how many rows that are. */
  retryNow(rows: 'all' | { receiptNo: string }): number {
    const wanted = rows === 'all' ? '' : rows.receiptNo;
    const changed = this.#audit.transaction(() => {
      const parked = this.#db
        .prepare<[string, string], { n: number }>(
          `SELECT count(*) AS n FROM outbox WHERE state = 'parked' AND (? = '' OR receipt_no = ?)`,
        )
        .get(wanted, wanted);
      const chosen = this.#db
        .prepare<[string, string], { receipt_no: string }>(
          `UPDATE outbox SET state = 'waiting', next_attempt_at = 0
           WHERE state <> 'delivered' AND (? = '' OR receipt_no = ?) RETURNING receipt_no`,
        )
        .all(wanted, wanted);
      for (const row of chosen) this.#audit.append(row.receipt_no, 'retried-by-technician', {});
      return { rows: chosen.length, parked: parked?.n ?? 0 };
    })();
    this.#counts.parked -= changed.parked;
    this.#counts.waiting += changed.parked;
    this.#onChange();
    return changed.rows;
  }

  noteExported(receiptNo: string): void {
    this.#audit.transaction(() => this.#audit.append(receiptNo, 'exported', {}))();
  }

  noteClockMoved(from: string, to: string): void {
    this.#audit.transaction(() => this.#audit.append('', 'clock-moved', { from, to }))();
  }

  replan(plan: (rows: PlannedRow[]) => number[]): void {
    if (this.#schedule.replan(plan)) this.#onChange();
  }

  /** What is not delivered, oldest first. */
  undelivered(limit: number): OutboxRow[] {
    return this.#db
      .prepare<[number], OutboxRow>(`SELECT * FROM outbox WHERE state <> 'delivered' ORDER BY seq LIMIT ?`)
      .all(limit);
  }

  /** Kept in memory: asked for at every change. */
  counts(): { waiting: number; parked: number } {
    return { ...this.#counts };
  }

  deliveredCount(): number {
    return (
      this.#db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM outbox WHERE state = 'delivered'`).get()
        ?.n ?? 0
    );
  }

  /** At a start: the core before may have been killed between sending and hearing, so the platform is asked first. */
  doubtWaiting(): void {
    this.#db.exec(`UPDATE outbox SET unsure = 1 WHERE state = 'waiting' AND unsure = 0`);
  }

  /** Removes files that a crash left between their writing and the commit, or the commit and their removal. */
  sweepBlobs(): number {
    const named = new Set(this.#db.prepare<[], string>('SELECT sha256 FROM outbox_blob').pluck().all());
    return this.blobs.sweep((sha256) => named.has(sha256));
  }

  #isNamed(sha256: string): boolean {
    return Boolean(
      this.#db.prepare<[string]>('SELECT 1 FROM outbox_blob WHERE sha256 = ? LIMIT 1').get(sha256),
    );
  }
}
