/** The durable queue: a submission is in it exactly once from confirm until long after the platform has it. */

import { Audit } from '../audit/audit.ts';
import type { AuditHead } from '../audit/audit-chain.ts';
import { type Who, whoActs } from '../audit/who-acts.ts';
import type { MatterKind } from '../model/draft.ts';
import { KINDS } from '../model/kinds.ts';
import type { CaseState, CloseReason } from '../model/receipt.ts';
import { receiptKey } from '../model/receipt-number.ts';
import type { Db } from '../store/db.ts';
import { isDiskError, unlessDiskRefuses } from '../store/disk-error.ts';
import { BlobStore } from './blob-store.ts';
import { committer } from './commit.ts';
import { Kept } from './kept.ts';
import { outcomeWriter } from './outcome-writer.ts';
import { ReceiptSequence } from './receipt-sequence.ts';
import type { BlobRow, NewSubmission, OutboxRow, Outcome, ParkedCase, StoredRow } from './row.ts';
import { type Lane, type OpenRow, type PlannedRow, Schedule } from './schedule.ts';

export { bodyHash, deliveryState, type NewSubmission, type OutboxRow } from './row.ts';

/** What stands beside a submission's row: of a parked or a closed one. */
const MORE = `coalesce((SELECT offers FROM outbox_parked AS p WHERE p.id = submission.id), 0) AS offers,
  (SELECT number FROM outbox_closed AS c WHERE c.id = submission.id) AS closed_number,
  (SELECT reason FROM outbox_closed AS c WHERE c.id = submission.id) AS closed_reason,
  (SELECT state FROM case_word AS w WHERE w.id = submission.id) AS case_state,
  (SELECT arrived_at FROM case_word AS w WHERE w.id = submission.id) AS arrived_at`;

/** The platform is told of no more parked submissions than these, the longest parked. */
const PARKED_TOLD = 100;

export class Outbox {
  readonly blobs: BlobStore;
  /** What was delivered and is still here. */
  readonly kept: Kept;
  readonly #db: Db;
  readonly #audit: Audit;
  readonly #onChange: () => void;
  readonly #schedule: Schedule;
  readonly #sequence: ReceiptSequence;
  readonly #commit;
  readonly #write;
  readonly #openById;
  readonly #byId;
  readonly #followUp;

  /** `generation`: of the machine (signing/device.ts). */
  constructor(db: Db, dataFolder: string, onChange: () => void, generation = 0) {
    this.#db = db;
    this.blobs = new BlobStore(dataFolder);
    this.#audit = new Audit(db);
    this.#sequence = new ReceiptSequence(db, generation);
    this.kept = new Kept(db, this.#audit, this.blobs);
    this.#commit = committer(db, this.#audit);
    this.#write = outcomeWriter(db, this.#audit);
    this.#onChange = onChange;
    this.#schedule = new Schedule(
      db
        .prepare<[], OpenRow>(
          `SELECT id, seq, submission_id, case_key, receipt_no, service, committed_at, blob_count, state, attempts,
                  next_attempt_at FROM outbox ORDER BY seq`,
        )
        .iterate(),
    );
    this.#openById = db.prepare<[number], OutboxRow>(
      `SELECT *, NULL AS case_no, ${MORE.replaceAll('submission', 'outbox')} FROM outbox WHERE id = ?`,
    );
    this.#byId = db.prepare<[number], OutboxRow>(`SELECT *, ${MORE} FROM submission WHERE id = ?`);
    this.#followUp = db.prepare<[string, MatterKind, number], OutboxRow>(
      `SELECT *, ${MORE} FROM submission WHERE case_key = ? AND service = ? AND seq > ?
       ORDER BY state = 'delivered' AND case_state IS NOT 'rejected' DESC, seq DESC LIMIT 1`,
    );
  }

  /** See ReceiptSequence: durable with the row that carries it. */
  nextReceiptNumber(kioskId: string, nowMs: number): string {
    return this.#sequence.next(kioskId, nowMs);
  }

  /**
   * One transaction, synchronous=FULL: when this returns, the submission outlives a power cut. `alongside`: what is to hold with it or
   * not at all; where that throws, nothing was queued.
   */
  enqueue(submission: NewSubmission, alongside: (() => void) | null = null): void {
    const { submissionId } = submission;
    if (this.#schedule.idOf(submissionId) !== null)
      throw new Error(`${submissionId} is in the queue already`);
    this.#schedule.add(this.#commit(submission, alongside));
    this.#onChange();
  }

  bySubmission(submissionId: string): OutboxRow | null {
    const id =
      this.#schedule.idOf(submissionId) ??
      this.#db
        .prepare<[string], number>('SELECT id FROM outbox_done WHERE submission_id = ?')
        .pluck()
        .get(submissionId);
    return (id !== undefined && this.#byId.get(id)) || null;
  }

  byReceipt(receiptNo: string): OutboxRow | null {
    const id = receiptKey(receiptNo);
    const row = id === null ? undefined : this.#byId.get(id);
    return row?.receipt_no === receiptNo ? row : null;
  }

  /**
   * The submission of a kind that follows this one: of several the one that the platform granted, else the newest. `after`: only later ones
   * than that entry of the trail. Reads the whole queue: for a slip in a citizen's hand, not for a confirm.
   */
  followUpOf(submissionId: string, kind: MatterKind, after = 0): OutboxRow | null {
    return this.#followUp.get(submissionId, kind, after) ?? null;
  }

  /**
   * Whether a case number can be a submission's: none that another has already; or, of what is about an earlier submission, that
   * one's. The earlier one's is unknown where it was filed elsewhere, or before this store. A number that was given twice may be a
   * platform that went back to an old backup: what it lost is found and filed again (delivery/keeper.ts), and the number is free.
   */
  belongs(row: Pick<OutboxRow, 'submission_id' | 'case_key' | 'service'>, caseNo: string): boolean {
    const matter = matterOf(row);
    const owners = this.#db
      .prepare<[string, string], Pick<OutboxRow, 'submission_id' | 'case_key' | 'service'>>(
        `SELECT submission_id, case_key, service FROM outbox_done
         WHERE case_no = ? AND NOT EXISTS (SELECT 1 FROM refiled WHERE refiled.id = outbox_done.id)
         UNION ALL SELECT submission_id, case_key, service FROM outbox_done JOIN refiled USING (id)
         WHERE refiled.case_no = ?`,
      )
      .all(caseNo, caseNo);
    if (owners.some((owner) => matterOf(owner) !== matter)) return false;
    const known = matter === row.submission_id ? undefined : this.bySubmission(matter)?.case_no;
    return !known || known === caseNo;
  }

  /** `skip`: ids that are under way already. */
  due(nowMs: number, lane: Lane, limit: number, skip: ReadonlySet<number> = new Set()): OutboxRow[] {
    return this.#open(this.#schedule.due(nowMs, lane, limit, skip));
  }

  nextDueAt(nowMs: number): number | null {
    return this.#schedule.nextDueAt(nowMs);
  }

  /** What is not delivered, oldest first. */
  undelivered(limit: number): OutboxRow[] {
    const rows = this.#schedule.open().slice(0, limit);
    return this.#open(rows.map(({ id }) => id));
  }

  #open(ids: readonly number[]): OutboxRow[] {
    return ids.flatMap((id) => this.#openById.get(id) ?? []);
  }

  /** Those that the platform does not have yet. */
  pendingBlobs(row: StoredRow): BlobRow[] {
    return this.blobsOf(row).filter(({ uploaded }) => uploaded === 0);
  }

  blobsOf({ id, blob_count: count }: StoredRow): BlobRow[] {
    if (count === 0) return [];
    return this.#db
      .prepare<[number], BlobRow>('SELECT sha256, size, uploaded FROM outbox_blob WHERE outbox_id = ?')
      .all(id);
  }

  markUploaded({ id }: StoredRow, sha256: string): void {
    this.#db
      .prepare('UPDATE outbox_blob SET uploaded = 1 WHERE outbox_id = ? AND sha256 = ?')
      .run(id, sha256);
  }

  /** Records what came of tries that ended together: all of them, or none. */
  record(outcomes: readonly Outcome[]): void {
    this.#write.record(outcomes);
    for (const outcome of outcomes) {
      const { id } = outcome.row;
      if (outcome.step === 'delivered') this.#schedule.deliver(id);
      else if (outcome.step === 'retry') this.#schedule.retryAt(id, outcome.next.at);
      else this.#schedule.park(id, outcome.offerAt ?? 0);
    }
    this.#onChange();
  }

  #removeBlobs(blobs: readonly BlobRow[]): void {
    for (const { sha256 } of blobs) if (!this.kept.isNamed(sha256)) this.blobs.remove(sha256);
  }

  markDelivered(row: OutboxRow, caseNo: string): void {
    this.record([{ step: 'delivered', row, caseNo }]);
  }

  /** For good: what is wrong with it is not the platform's to mend. */
  markParked(row: OutboxRow, problem: string): void {
    this.record([{ step: 'parked', row, problem, offerAt: null }]);
  }

  /** A later word of the platform's on a case that was delivered. A disk that refuses leaves the word before. */
  noteCase(receiptNo: string, state: CaseState): void {
    const row = this.byReceipt(receiptNo);
    if (row?.state !== 'delivered' || row.case_state === state) return;
    unlessDiskRefuses(() => this.#write.caseWord(row.id, { state }));
  }

  /** A technician's word that a parked one was settled by hand, under `number`. Its body and photographs go. False: it is not parked. */
  close(receiptNo: string, number: string, reason: CloseReason): boolean {
    const row = this.byReceipt(receiptNo);
    if (row?.state !== 'parked') return false;
    const blobs = this.blobsOf(row);
    this.#write.closed(row, number, reason);
    this.#schedule.deliver(row.id);
    this.#removeBlobs(blobs);
    this.#onChange();
    return true;
  }

  /** The longest parked first, a hundred at most; `count` is of all. */
  parked(): { count: number; cases: ParkedCase[] } {
    const cases = this.#db
      .prepare<[number], ParkedCase>(
        `SELECT receipt_no AS receiptNo, substr(coalesce(last_problem, ''), 1, 200) AS reason, coalesce(since, committed_at) AS since
         FROM outbox LEFT JOIN outbox_parked USING (id) WHERE state = 'parked' ORDER BY since, seq LIMIT ?`,
      )
      .all(PARKED_TOLD);
    return { count: this.counts().parked, cases };
  }

  /** A technician's wish: due now, parked or not. Returns how many rows that are. */
  retryNow(rows: 'all' | { receiptNo: string }): number {
    const chosen = this.#schedule
      .open()
      .filter(({ receipt_no: receiptNo }) => rows === 'all' || receiptNo === rows.receiptNo);
    this.#write.madeDue(chosen);
    for (const { id } of chosen) this.#schedule.makeDue(id);
    this.#onChange();
    return chosen.length;
  }

  noteExported(receiptNo: string): void {
    this.#write.exported(receiptNo);
  }

  /** Somebody tried to open the maintenance screen. `badge`: by one; whose, where it is known. Throws what the disk throws. */
  noteUnlock(outcome: string, badge: { by?: 'badge'; technician?: string } = {}): void {
    this.#write.maintenance({ unlock: outcome, ...badge });
  }

  /** A technician asked for something from afar, and was let in to it or was told why not. Throws what the disk throws. */
  noteAsked(who: Who, asked: string, outcome: string): void {
    this.#write.maintenance({ asked, outcome, ...who });
  }

  /** What a technician did there. Throws what the disk throws. */
  noteMaintenanceAct(act: string, detail: Record<string, string | number>): void {
    this.#write.maintenance({ act, ...detail, ...whoActs() });
  }

  /** Whose key signs, or the platform's keys: what the trail tells of them. Throws what the disk throws. */
  noteKeys(
    step: 'enrolled' | 'keys-changed' | 'keys-refused',
    detail: Record<string, string | number>,
  ): void {
    this.#write.ofKiosk(step, detail);
  }

  /** What changed in the configuration, by whom. Throws what the disk throws. */
  noteConfigured(detail: Record<string, string | number>): void {
    this.#write.ofKiosk('configured', { ...detail, ...whoActs() });
  }

  noteClockMoved(from: string, to: string): void {
    this.#write.clockMoved(from, to);
  }

  /** For what shortens it: whoever appends beside it breaks the chain. */
  get trail(): Audit {
    return this.#audit;
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

  /** New times for what waits, or for what is parked and offered again. */
  replan(plan: (rows: PlannedRow[]) => number[], state: OpenRow['state'] = 'waiting'): void {
    const moved = this.#schedule.plan(plan, state);
    if (moved.length === 0) return;
    const set = this.#db.prepare('UPDATE outbox SET next_attempt_at = ? WHERE id = ?');
    this.#db.transaction(() => {
      for (const { id, at } of moved) set.run(at, id);
    })();
    this.#schedule.apply(moved);
    this.#onChange();
  }

  /** Kept in memory: asked for at every change. */
  counts(): { waiting: number; parked: number } {
    return this.#schedule.counts;
  }

  /** Milliseconds since the epoch; null while none waits, or where it is not known. */
  oldestWaitingAt(): number | null {
    const at = this.#schedule.oldestWaiting;
    // Of a row that is spoilt it is no time.
    return (at !== null && Date.parse(at)) || null;
  }

  deliveredCount(): number {
    return (
      this.#db
        .prepare<[], number>(
          'SELECT (SELECT count(*) FROM outbox_done) - (SELECT count(*) FROM outbox_closed)',
        )
        .pluck()
        .get() ?? 0
    );
  }

  /** At a start: the core before may have been killed between sending and hearing, so the platform is asked first. */
  markWaitingUnsure(): void {
    this.#db.exec(`UPDATE outbox SET unsure = 1 WHERE state = 'waiting' AND unsure = 0`);
  }

  /** Removes files that a crash left between their writing and the commit, or the commit and their removal. */
  sweepBlobs(): number {
    const queued = this.#db.prepare<[], string>('SELECT sha256 FROM outbox_blob').pluck().all();
    const named = new Set([...queued, ...this.kept.blobNames()]);
    return this.blobs.sweep((sha256) => named.has(sha256));
  }
}

/** Whose case a submission's number is: its own, or that of the earlier one that it is about. */
export function matterOf({
  submission_id: own,
  case_key: caseKey,
  service,
}: Pick<OutboxRow, 'submission_id' | 'case_key' | 'service'>): string {
  return !(service in KINDS) || KINDS[service].isCase ? own : (caseKey ?? own);
}
