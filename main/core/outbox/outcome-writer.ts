/** Writes what became of submissions, each in one transaction with its audit entry. */

import type { Audit } from '../audit/audit.ts';
import { whoActs } from '../audit/who-acts.ts';
import { hallTime } from '../model/clock.ts';
import type { CloseReason } from '../model/receipt.ts';
import type { Db } from '../store/db.ts';
import type { CaseWord, OutboxRow, Outcome } from './row.ts';

/** What concerns the kiosk, not a case. */
export type KioskStep = 'enrolled' | 'keys-changed' | 'keys-refused' | 'configured';

/** All throw what the disk throws, and then leave everything as it was. */
type Detail = Record<string, string | number>;
export type OutcomeWriter = ReturnType<typeof outcomeWriter>;

export function outcomeWriter(db: Db, audit: Audit) {
  const leave = leaver(db);
  const keep = keeper(db);
  const retry = db.prepare<[number, string, number, number]>(
    `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, last_problem = ?, unsure = max(unsure, ?)
     WHERE id = ?`,
  );
  const uploadAgain = db.prepare<[number]>('UPDATE outbox_blob SET uploaded = 0 WHERE outbox_id = ?');
  const park = db.prepare<[string, number, number]>(
    `UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_problem = ?, next_attempt_at = ? WHERE id = ?`,
  );
  const noteParked = db.prepare<[number, string]>(
    'INSERT INTO outbox_parked VALUES (?, ?, 0) ON CONFLICT (id) DO UPDATE SET offers = offers + 1',
  );
  const unpark = db.prepare<[number]>('DELETE FROM outbox_parked WHERE id = ?');
  const noteClosed = db.prepare<[number, string, string, string]>(
    'INSERT INTO outbox_closed VALUES (?, ?, ?, ?)',
  );
  const makeDue = db.prepare<[number]>(
    `UPDATE outbox SET state = 'waiting', next_attempt_at = 0 WHERE id = ?`,
  );

  const caseWord = db.prepare<[number, string, string | null]>(
    `INSERT INTO case_word VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, arrived_at = coalesce(excluded.arrived_at, arrived_at)`,
  );
  const putWord = (id: number, { state, arrivedAt }: CaseWord) => caseWord.run(id, state, arrivedAt ?? null);

  const write = (outcome: Outcome) => {
    const { id, receipt_no: receiptNo, attempts, state, last_problem: problemBefore } = outcome.row;
    const attempt = attempts + 1;
    switch (outcome.step) {
      case 'delivered':
        // The sealed body and its photographs stay until the platform was asked once more (kept.ts).
        keep(id);
        leave(outcome.row, outcome.caseNo);
        if (outcome.word) putWord(id, outcome.word);
        return audit.append(receiptNo, 'delivered', { caseNo: outcome.caseNo, attempt });
      case 'retry':
        // Why a parked one was refused stays to be read while the platform is away.
        retry.run(
          outcome.next.at,
          (state === 'parked' && problemBefore) || outcome.next.problem,
          outcome.next.unsure ? 1 : 0,
          id,
        );
        if (outcome.next.uploadAgain) uploadAgain.run(id);
        // The trail tells what changed, not each of a thousand tries in vain.
        if (state === 'parked' || outcome.next.problem === problemBefore) return;
        return audit.append(receiptNo, 'retry', { attempt, problem: outcome.next.problem });
      case 'parked':
        park.run(outcome.problem, outcome.offerAt ?? 0, id);
        noteParked.run(id, hallTime(Date.now()));
        if (state === 'parked' && outcome.problem === problemBefore) return;
        return audit.append(receiptNo, 'parked', { attempt, problem: outcome.problem });
    }
  };

  return {
    /** What came back together is written together: the disk is waited for once. */
    record: audit.transaction((outcomes: readonly Outcome[]) => {
      for (const outcome of outcomes) write(outcome);
    }),

    madeDue: audit.transaction((rows: readonly Pick<OutboxRow, 'id' | 'receipt_no'>[]) => {
      for (const { id, receipt_no: receiptNo } of rows) {
        makeDue.run(id);
        unpark.run(id);
        audit.append(receiptNo, 'retried-by-technician', whoActs());
      }
    }),

    closed: audit.transaction((row: OutboxRow, number: string, reason: CloseReason) => {
      leave(row, '');
      noteClosed.run(row.id, number, reason, hallTime(Date.now()));
      audit.append(row.receipt_no, 'closed-by-technician', { number, reason, ...whoActs() });
    }),

    caseWord: putWord,

    exported: audit.transaction((receiptNo: string) => audit.append(receiptNo, 'exported', whoActs())),

    ofKiosk: audit.transaction((step: KioskStep, detail: Record<string, string | number>) =>
      audit.append('', step, detail),
    ),

    maintenance: audit.transaction((detail: Detail) => audit.append('', 'maintenance', detail)),

    clockMoved: audit.transaction((from: string, to: string) =>
      audit.append('', 'clock-moved', { from, to }),
    ),
  };
}

/** Notes body and photographs of a row that is about to leave. */
function keeper(db: Db): (id: number) => void {
  const keep = db.prepare<[number, number]>(
    `INSERT OR REPLACE INTO kept
       SELECT id, ?, 0, length(body) + coalesce((SELECT sum(size) FROM outbox_blob WHERE outbox_id = outbox.id), 0), 0,
              coalesce((SELECT json_group_array(sha256) FROM outbox_blob WHERE outbox_id = outbox.id), '[]'), body
       FROM outbox WHERE id = ?`,
  );
  return (id) => void keep.run(Date.now(), id);
}

/** Moves a row to what is done with. */
function leaver(db: Db): (row: OutboxRow, caseNo: string) => void {
  const move = db.prepare<[string, number]>(
    `INSERT INTO outbox_done
       SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
              commit_hash, attempts + 1, ? FROM outbox WHERE id = ?`,
  );
  const forgetBlobs = db.prepare<[number]>('DELETE FROM outbox_blob WHERE outbox_id = ?');
  const forget = db.prepare<[number]>('DELETE FROM outbox WHERE id = ?');
  // A short row stays as proof; payload and photographs' names are no longer needed here.
  return ({ id, blob_count: blobs }: OutboxRow, caseNo: string) => {
    move.run(caseNo, id);
    if (blobs > 0) forgetBlobs.run(id);
    forget.run(id);
  };
}
