/** Writes what became of submissions, each in one transaction with its audit entry. */

import type { Audit } from '../audit/audit.ts';
import type { Db } from '../store/db.ts';
import type { OutboxRow, Outcome } from './row.ts';

/** All throw what the disk throws, and then leave everything as it was. */
export type OutcomeWriter = ReturnType<typeof outcomeWriter>;

export function outcomeWriter(db: Db, audit: Audit) {
  const move = db.prepare<[string, number]>(
    `INSERT INTO outbox_done
       SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
              commit_hash, attempts + 1, ? FROM outbox WHERE id = ?`,
  );
  const keep = db.prepare<[number, number]>(
    `INSERT OR REPLACE INTO kept
       SELECT id, ?, 0, length(body) + coalesce((SELECT sum(size) FROM outbox_blob WHERE outbox_id = outbox.id), 0), 0,
              coalesce((SELECT json_group_array(sha256) FROM outbox_blob WHERE outbox_id = outbox.id), '[]'), body
       FROM outbox WHERE id = ?`,
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
  const makeDue = db.prepare<[number]>(
    `UPDATE outbox SET state = 'waiting', next_attempt_at = 0 WHERE id = ?`,
  );

  const write = (outcome: Outcome) => {
    const { id, receipt_no: receiptNo, blob_count: blobs, attempts } = outcome.row;
    const attempt = attempts + 1;
    switch (outcome.step) {
      case 'delivered':
        // A short row stays as proof; the sealed body and its photographs until the platform was asked once more (kept.ts).
        move.run(outcome.caseNo, id);
        keep.run(Date.now(), id);
        if (blobs > 0) forgetBlobs.run(id);
        forget.run(id);
        return audit.append(receiptNo, 'delivered', { caseNo: outcome.caseNo, attempt });
      case 'retry':
        retry.run(outcome.next.at, outcome.next.problem, outcome.next.unsure ? 1 : 0, id);
        if (outcome.next.uploadAgain) uploadAgain.run(id);
        // The trail tells what changed, not each of a thousand tries in vain.
        if (outcome.next.problem === outcome.row.last_problem) return;
        return audit.append(receiptNo, 'retry', { attempt, problem: outcome.next.problem });
      case 'parked':
        park.run(outcome.problem, id);
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
        audit.append(receiptNo, 'retried-by-technician', {});
      }
    }),

    exported: audit.transaction((receiptNo: string) => audit.append(receiptNo, 'exported', {})),

    keys: audit.transaction(
      (step: 'enrolled' | 'keys-changed' | 'keys-refused', detail: Record<string, string | number>) =>
        audit.append('', step, detail),
    ),

    maintenance: audit.transaction((outcome: string) => audit.append('', 'maintenance', { unlock: outcome })),

    clockMoved: audit.transaction((from: string, to: string) =>
      audit.append('', 'clock-moved', { from, to }),
    ),
  };
}
