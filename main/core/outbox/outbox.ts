/** The durable queue: a submission is in it exactly once from confirm until long after the platform has it. */
import type { Db } from '../store/db.ts';
import { isDiskError } from '../store/disk-error.ts';
import { Audit } from './audit.ts';
import type { AuditHead } from './audit-chain.ts';
import { BlobStore } from './blob-store.ts';
import { committer } from './commit.ts';
import { receiptKey } from './receipt-number.ts';
import { ReceiptSequence } from './receipt-sequence.ts';
import type { BlobRow, NewSubmission, OutboxRow } from './row.ts';
import { type Lane, type OpenRow, type PlannedRow, Schedule } from './schedule.ts';

export { bodyHash, deliveryState, type NewSubmission, type OutboxRow } from './row.ts';

export class Outbox {
  readonly blobs: BlobStore;
  readonly #db: Db;
  readonly #audit: Audit;
  readonly #onChange: () => void;
  readonly #schedule: Schedule;
  readonly #sequence: ReceiptSequence;
  readonly #commit;
  readonly #byId;
  readonly #settled;

  constructor(db: Db, dataFolder: string, onChange: () => void) {
    this.#db = db;
    this.blobs = new BlobStore(dataFolder);
    this.#audit = new Audit(db);
    this.#sequence = new ReceiptSequence(db);
    this.#commit = committer(db, this.#audit);
    this.#onChange = onChange;
    this.#schedule = new Schedule(
      db
        .prepare<[], OpenRow>(
          `SELECT id, seq, submission_id, case_key, receipt_no, committed_at, blob_count, state, attempts,
                  next_attempt_at FROM outbox WHERE state <> 'delivered' ORDER BY seq`,
        )
        .iterate(),
    );
    this.#settled = db.prepare<[string], OutboxRow>(
      `SELECT * FROM outbox WHERE submission_id = ? AND state <> 'waiting'`,
    );
    this.#byId = db.prepare<[number], OutboxRow>('SELECT * FROM outbox WHERE id = ?');
  }

  /** See ReceiptSequence: durable with the row that carries it. */
  nextReceiptNumber(kioskId: string, nowMs: number): string {
    return this.#sequence.next(kioskId, nowMs);
  }

  /** One transaction, synchronous=FULL: when this returns, the submission outlives a power cut. */
  enqueue(submission: NewSubmission): void {
    const { submissionId } = submission;
    if (this.#schedule.idOf(submissionId) !== null)
      throw new Error(`${submissionId} is in the queue already`);
    this.#schedule.add(this.#commit(submission));
    this.#onChange();
  }

  bySubmission(submissionId: string): OutboxRow | null {
    const id = this.#schedule.idOf(submissionId);
    const row = id === null ? this.#settled.get(submissionId) : this.#byId.get(id);
    return row ?? null;
  }

  byReceipt(receiptNo: string): OutboxRow | null {
    const id = receiptKey(receiptNo);
    const row = id === null ? undefined : this.#byId.get(id);
    return row?.receipt_no === receiptNo ? row : null;
  }

  /** `skip`: ids that are under way already. */
  due(nowMs: number, lane: Lane, limit: number, skip: ReadonlySet<number> = new Set()): OutboxRow[] {
    return this.#rows(this.#schedule.due(nowMs, lane, limit, skip));
  }

  nextDueAt(nowMs: number): number | null {
    return this.#schedule.nextDueAt(nowMs);
  }

  #rows(ids: readonly number[]): OutboxRow[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Those that the platform does not have yet. */
  pendingBlobs(row: OutboxRow): BlobRow[] {
    return this.blobsOf(row).filter(({ uploaded }) => uploaded === 0);
  }

  blobsOf({ id, blob_count: count }: OutboxRow): BlobRow[] {
    if (count === 0) return [];
    return this.#db
      .prepare<[number], BlobRow>('SELECT sha256, size, uploaded FROM outbox_blob WHERE outbox_id = ?')
      .all(id);
  }

  markUploaded({ id }: OutboxRow, sha256: string): void {
    this.#db
      .prepare('UPDATE outbox_blob SET uploaded = 1 WHERE outbox_id = ? AND sha256 = ?')
      .run(id, sha256);
  }

  /** The platform confirmed: the row stays as proof, its payload and blobs are no longer needed here. */
  markDelivered(row: OutboxRow, caseNo: string): void {
    const { id, receipt_no: receiptNo } = row;
    const blobs = this.blobsOf(row);
    this.#audit.transaction(() => {
      this.#db
        .prepare(
          `UPDATE outbox SET state = 'delivered', case_no = ?, body = x'', last_problem = NULL, unsure = 0,
                  attempts = attempts + 1 WHERE id = ?`,
        )
        .run(caseNo, id);
      if (blobs.length > 0) {
        this.#db.prepare('DELETE FROM outbox_blob WHERE outbox_id = ?').run(id);
      }
      this.#audit.append(receiptNo, 'delivered', { caseNo, attempt: row.attempts + 1 });
    })();
    this.#schedule.deliver(id);
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
           WHERE id = ?`,
        )
        .run(next.at, next.problem, next.unsure ? 1 : 0, row.id);
      if (next.uploadAgain) {
        this.#db.prepare('UPDATE outbox_blob SET uploaded = 0 WHERE outbox_id = ?').run(row.id);
      }
      this.#audit.append(row.receipt_no, 'retry', { attempt: row.attempts + 1, problem: next.problem });
    })();
    this.#schedule.retryAt(row.id, next.at);
    this.#onChange();
  }

  markParked(row: OutboxRow, problem: string): void {
    this.#audit.transaction(() => {
      this.#db
        .prepare(`UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_problem = ? WHERE id = ?`)
        .run(problem, row.id);
      this.#audit.append(row.receipt_no, 'parked', { attempt: row.attempts + 1, problem });
    })();
    this.#schedule.park(row.id);
    this.#onChange();
  }

  /** A technician's wish: due now, parked or not. Returns how many rows that are. */
  retryNow(rows: 'all' | { receiptNo: string }): number {
    const chosen = this.#schedule
      .open()
      .filter(({ receipt_no: receiptNo }) => rows === 'all' || receiptNo === rows.receiptNo);
    const set = this.#db.prepare(`UPDATE outbox SET state = 'waiting', next_attempt_at = 0 WHERE id = ?`);
    this.#audit.transaction(() => {
      for (const row of chosen) {
        set.run(row.id);
        this.#audit.append(row.receipt_no, 'retried-by-technician', {});
      }
    })();
    for (const { id } of chosen) this.#schedule.hurry(id);
    this.#onChange();
    return chosen.length;
  }

  noteExported(receiptNo: string): void {
    this.#audit.transaction(() => this.#audit.append(receiptNo, 'exported', {}))();
  }

  noteClockMoved(from: string, to: string): void {
    this.#audit.transaction(() => this.#audit.append('', 'clock-moved', { from, to }))();
  }

  /** The audit trail's newest entry. */
  get auditLast(): AuditHead {
    return this.#audit.last;
  }

  /** From now on it shows when the newest confirms are cut off the trail's end. Call it when nobody waits. */
  noteAuditHead(): void {
    try {
      this.#audit.noteHead();
    } catch (error) {
      // A full disk is told of elsewhere; the next call notes it.
      if (!isDiskError(error)) throw error;
    }
  }

  replan(plan: (rows: PlannedRow[]) => number[]): void {
    const moved = this.#schedule.plan(plan);
    if (moved.length === 0) return;
    const set = this.#db.prepare('UPDATE outbox SET next_attempt_at = ? WHERE id = ?');
    this.#db.transaction(() => {
      for (const { id, at } of moved) set.run(at, id);
    })();
    this.#schedule.apply(moved);
    this.#onChange();
  }

  /** What is not delivered, oldest first. */
  undelivered(limit: number): OutboxRow[] {
    return this.#rows(
      this.#schedule
        .open()
        .slice(0, limit)
        .map(({ id }) => id),
    );
  }

  /** Kept in memory: asked for at every change. */
  counts(): { waiting: number; parked: number } {
    return this.#schedule.counts;
  }

  deliveredCount(): number {
    const { n } = this.#db.prepare<[], { n: number }>('SELECT count(*) AS n FROM outbox').get() ?? { n: 0 };
    const { waiting, parked } = this.counts();
    return n - waiting - parked;
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
