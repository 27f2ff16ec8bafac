/** Writes what became of a submission, each time in one transaction with its audit entry. */
import type { Db } from '../store/db.ts';
import type { Audit } from './audit.ts';
import type { OutboxRow } from './row.ts';

/** `unsure`: the platform may have it all the same. `uploadAgain`: it lost the photographs. */
export type Retry = { at: number; problem: string; unsure: boolean; uploadAgain: boolean };

/** All throw what the disk throws, and then leave everything as it was. */
export type Settler = ReturnType<typeof settler>;

export function settler(db: Db, audit: Audit) {
  const move = db.prepare<[string, number]>(
    `INSERT INTO outbox_done
       SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
              commit_hash, attempts + 1, ? FROM outbox WHERE id = ?`,
  );
  const forgetBlobs = db.prepare<[number]>('DELETE FROM outbox_blob WHERE outbox_id = ?');
  const forget = db.prepare<[number]>('DELETE FROM outbox WHERE id = ?');
  const retry = db.prepare<[number, string, number, number]>(
    `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?, last_problem = ?, unsure = max(unsure, ?)
     WHERE id = ?`,
  );
  const uploadAgain = db.prepare<[number]>('UPDATE outbox_blob SET uploaded = 0 WHERE outbox_id = ?');
  const park = db.prepare<[string, number]>(
    `UPDATE outbox SET state = 'parked', attempts = attempts + 1, last_problem = ? WHERE id = ?`,
  );
  const hurry = db.prepare<[number]>(`UPDATE outbox SET state = 'waiting', next_attempt_at = 0 WHERE id = ?`);

  return {
    /** A short row stays as proof; payload and photographs' names are no longer needed here. */
    delivered: audit.transaction((row: OutboxRow, caseNo: string) => {
      move.run(caseNo, row.id);
      if (row.blob_count > 0) forgetBlobs.run(row.id);
      forget.run(row.id);
      audit.append(row.receipt_no, 'delivered', { caseNo, attempt: row.attempts + 1 });
    }),

    retry: audit.transaction((row: OutboxRow, next: Retry) => {
      retry.run(next.at, next.problem, next.unsure ? 1 : 0, row.id);
      if (next.uploadAgain) uploadAgain.run(row.id);
      audit.append(row.receipt_no, 'retry', { attempt: row.attempts + 1, problem: next.problem });
    }),

    parked: audit.transaction((row: OutboxRow, problem: string) => {
      park.run(problem, row.id);
      audit.append(row.receipt_no, 'parked', { attempt: row.attempts + 1, problem });
    }),

    hurried: audit.transaction((rows: readonly Pick<OutboxRow, 'id' | 'receipt_no'>[]) => {
      for (const { id, receipt_no: receiptNo } of rows) {
        hurry.run(id);
        audit.append(receiptNo, 'retried-by-technician', {});
      }
    }),

    exported: audit.transaction((receiptNo: string) => audit.append(receiptNo, 'exported', {})),

    clockMoved: audit.transaction((from: string, to: string) =>
      audit.append('', 'clock-moved', { from, to }),
    ),
  };
}
