/** The durable queue: a submission is in it exactly once from confirm until long after the platform has it. */
import { hallDate } from '../clock.ts';
import type { Service } from '../session/draft.ts';
import type { Db } from '../store/database.ts';
import { Audit } from './audit.ts';
import { sm3 } from './audit-chain.ts';
import { BlobStore, type StoredBlob } from './blob-store.ts';
import type { DeliveryState } from './receipt.ts';
import { receiptNumber } from './receipt-number.ts';

export type { StoredBlob } from './blob-store.ts';

export type OutboxRow = {
  seq: number;
  submission_id: string;
  case_key: string | null;
  receipt_no: string;
  service: Service;
  item_code: string;
  committed_at: string;
  body: Buffer;
  state: 'waiting' | 'delivered' | 'parked';
  lane: number;
  attempts: number;
  /** Milliseconds since the epoch */
  next_attempt_at: number;
  /** 1: an attempt's answer was lost; the platform may have it. */
  unsure: number;
  last_problem: string | null;
  case_no: string | null;
};

/** What a plan is made from. */
export type PlannedRow = Pick<OutboxRow, 'seq' | 'committed_at' | 'next_attempt_at' | 'attempts'>;

export type BlobRow = StoredBlob & { uploaded: number };

/** A submission ready to be made durable. `body` is sent to the platform byte for byte. */
export type NewSubmission = {
  submissionId: string;
  /** Submissions with the same key reach the platform in the order they were confirmed. */
  caseKey?: string;
  receiptNo: string;
  service: Service;
  itemCode: string;
  committedAt: string;
  body: Buffer;
  blobs: StoredBlob[];
};

/** Nothing of the same case that came before is still undelivered. */
const FIRST_OF_ITS_CASE = `(case_key IS NULL OR NOT EXISTS (
  SELECT 1 FROM outbox AS before
  WHERE before.case_key = outbox.case_key AND before.seq < outbox.seq AND before.state <> 'delivered'))`;

/** Submissions with photographs go their own way, so that a stuck upload never holds up a small one. */
const LANES = ['small', 'photographs'] as const;
export type Lane = (typeof LANES)[number];

export class Outbox {
  readonly blobs: BlobStore;
  readonly #db: Db;
  readonly #audit: Audit;
  readonly #onChange: () => void;
  readonly #insert;
  readonly #insertBlob;
  readonly #saveSequence;
  readonly #due;
  readonly #nextDue;
  readonly #counts: { waiting: number; parked: number };
  readonly #sequence = new Map<string, number>();

  constructor(db: Db, dataFolder: string, onChange: () => void) {
    this.#db = db;
    this.blobs = new BlobStore(dataFolder);
    this.#audit = new Audit(db);
    this.#onChange = onChange;
    this.#insert = db.prepare(
      `INSERT INTO outbox (submission_id, case_key, receipt_no, service, item_code, committed_at, body, state, lane)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
    );
    this.#insertBlob = db.prepare(
      'INSERT OR IGNORE INTO outbox_blob (submission_id, sha256, size) VALUES (?, ?, ?)',
    );
    this.#saveSequence = db.prepare(
      'INSERT INTO receipt_sequence VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET last = max(last, excluded.last)',
    );
    this.#due = db.prepare<[number, number, number], OutboxRow>(
      `SELECT * FROM outbox WHERE state = 'waiting' AND lane = ? AND next_attempt_at <= ? AND ${FIRST_OF_ITS_CASE}
       ORDER BY next_attempt_at, seq LIMIT ?`,
    );
    this.#nextDue = db.prepare<[number, number], { at: number }>(
      `SELECT next_attempt_at AS at FROM outbox
       WHERE state = 'waiting' AND lane = ? AND next_attempt_at > ? AND ${FIRST_OF_ITS_CASE}
       ORDER BY next_attempt_at LIMIT 1`,
    );
    const count = (state: 'waiting' | 'parked') =>
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM outbox WHERE state = '${state}'`).get()?.n ??
      0;
    this.#counts = { waiting: count('waiting'), parked: count('parked') };
  }

  /**
   * Taken before sealing, because the number stands inside the sealed payload; made durable by `enqueue`. Before
   * that nobody was told it, so a crash may give it out again. One core owns the folder, so memory counts on.
   */
  nextReceiptNumber(kioskId: string, nowMs: number): string {
    const day = receiptDay(hallDate(nowMs));
    const saved = () =>
      this.#db.prepare<[string], { last: number }>('SELECT last FROM receipt_sequence WHERE day = ?').get(day)
        ?.last ?? 0;
    const next = (this.#sequence.get(day) ?? saved()) + 1;
    this.#sequence.set(day, next);
    return receiptNumber(kioskId, day, next);
  }

  /** One transaction, synchronous=FULL: when this returns, the submission outlives a power cut. */
  enqueue(submission: NewSubmission): void {
    const { submissionId, caseKey, receiptNo, service, itemCode, committedAt, body, blobs } = submission;
    const lane = blobs.length > 0 ? 1 : 0;
    this.#db.transaction(() => {
      this.#insert.run(submissionId, caseKey ?? null, receiptNo, service, itemCode, committedAt, body, lane);
      for (const blob of blobs) this.#insertBlob.run(submissionId, blob.sha256, blob.size);
      const day = receiptDay(committedAt);
      this.#saveSequence.run(day, this.#sequence.get(day) ?? 0);
      this.#audit.append(receiptNo, 'committed', { service, itemCode, blobs: blobs.length, body: sm3(body) });
    })();
    this.#counts.waiting++;
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

  /** What may be sent now, the longest due first. */
  due(nowMs: number, lane: Lane, limit: number): OutboxRow[] {
    return this.#due.all(LANES.indexOf(lane), nowMs, limit);
  }

  /** Milliseconds since the epoch of the first attempt after `nowMs`, or null when none is planned. */
  nextDueAt(nowMs: number): number | null {
    const times = LANES.flatMap((_, lane) => this.#nextDue.get(lane, nowMs)?.at ?? []);
    return times.length > 0 ? Math.min(...times) : null;
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
    this.#db.transaction(() => {
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
    this.#db.transaction(() => {
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
    this.#db.transaction(() => {
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
    const changed = this.#db.transaction(() => {
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
    this.#db.transaction(() => this.#audit.append(receiptNo, 'exported', {}))();
  }

  noteClockMoved(from: string, to: string): void {
    this.#db.transaction(() => this.#audit.append('', 'clock-moved', { from, to }))();
  }

  /** Plans the waiting rows anew, oldest first; `plan` gives each its time, in milliseconds since the epoch. */
  replan(plan: (rows: PlannedRow[]) => number[]): void {
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
    if (moved.length === 0) return;
    const set = this.#db.prepare('UPDATE outbox SET next_attempt_at = ? WHERE seq = ?');
    this.#db.transaction(() => {
      for (const { seq, time } of moved) set.run(time, seq);
    })();
    this.#onChange();
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

  /** Removes files that a crash left between their writing and the commit, or the commit and their removal. */
  sweepBlobs(): number {
    return this.blobs.sweep((sha256) => this.#isNamed(sha256));
  }

  #isNamed(sha256: string): boolean {
    return Boolean(
      this.#db.prepare<[string]>('SELECT 1 FROM outbox_blob WHERE sha256 = ? LIMIT 1').get(sha256),
    );
  }
}

/** How a row looks to the citizen who holds its receipt. */
export function deliveryState(row: OutboxRow): DeliveryState {
  if (row.state === 'delivered') return { state: 'delivered', caseNo: row.case_no ?? '' };
  return { state: row.state };
}

/** YYYYMMDD of an ISO date or time */
function receiptDay(iso: string): string {
  return iso.slice(0, 10).replaceAll('-', '');
}
