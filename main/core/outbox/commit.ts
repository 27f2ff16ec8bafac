/** The one write that a citizen waits for: submission, receipt number, photographs' names and audit entry, all or nothing. */

import type { Audit } from '../audit/audit.ts';
import { receiptKey } from '../model/receipt-number.ts';
import type { Db } from '../store/db.ts';
import { bodyHash, type NewSubmission } from './row.ts';
import type { OpenRow } from './schedule.ts';

/**
 * What `committer` returns throws what the disk throws, leaving nothing. A submission or a receipt number that is delivered
 * already is refused here; of what still waits, the number by the table and the submission by the caller.
 */
export function committer(
  db: Db,
  audit: Audit,
): (submission: NewSubmission, alongside: (() => void) | null) => OpenRow {
  const insert = db.prepare(
    `INSERT INTO outbox (id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count,
       body_hash, commit_hash, state, body)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?
     WHERE NOT EXISTS (SELECT 1 FROM outbox_done WHERE submission_id = ?)
       AND NOT EXISTS (SELECT 1 FROM outbox_done WHERE id = ?)`,
  );
  const insertBlob = db.prepare(
    'INSERT OR IGNORE INTO outbox_blob (outbox_id, sha256, size) VALUES (?, ?, ?)',
  );
  const insertRow = (submission: NewSubmission): OpenRow => {
    const { submissionId, caseKey = null, receiptNo, service, itemCode, committedAt, body } = submission;
    const id = receiptKey(receiptNo);
    if (id === null) throw new Error(`${receiptNo} is no receipt number`);
    const blobs = submission.blobs.length;
    const hash = bodyHash(body);
    const told = { submissionId, caseKey, service, itemCode, blobs, body: hash };
    const { seq } = audit.commit(committedAt, receiptNo, told, (number, link) => {
      const { changes } = insert.run(
        id,
        number,
        submissionId,
        receiptNo,
        caseKey,
        service,
        itemCode,
        committedAt,
        blobs,
        hash,
        link,
        body,
        submissionId,
        id,
      );
      if (changes === 0) throw new Error(`${submissionId} is in the queue already`);
    });
    return {
      id,
      seq,
      submission_id: submissionId,
      case_key: caseKey,
      receipt_no: receiptNo,
      service,
      committed_at: committedAt,
      blob_count: blobs,
      state: 'waiting',
      attempts: 0,
      next_attempt_at: 0,
    };
  };
  const insertWithMore = audit.transaction((submission: NewSubmission, alongside: (() => void) | null) => {
    const row = insertRow(submission);
    alongside?.();
    for (const { sha256, size } of submission.blobs) insertBlob.run(row.id, sha256, size);
    return row;
  });
  // A row alone is a transaction of its own, and saves two statements.
  return (submission, alongside) => {
    const isAlone = submission.blobs.length === 0 && alongside === null;
    return isAlone ? insertRow(submission) : insertWithMore(submission, alongside);
  };
}
