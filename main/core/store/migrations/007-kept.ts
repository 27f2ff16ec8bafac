/** What was delivered stays a while, sealed, until the platform was asked once more; what had to be filed again. */
export const sql = `
  -- The request bodies of delivered submissions. blobs: JSON array of the SHA-256 of their photographs. asked_at: when the platform
  -- was last asked for it, 0 for never; both times in ms since the epoch.
  CREATE TABLE kept (
    id           INTEGER PRIMARY KEY,       -- of outbox_done
    delivered_at INTEGER NOT NULL,
    asked_at     INTEGER NOT NULL,
    bytes        INTEGER NOT NULL,             -- of body and photographs
    refiled      INTEGER NOT NULL,             -- how often it was filed again
    blobs        TEXT NOT NULL,
    body         BLOB NOT NULL                 -- last: what stands before it is read without its overflow pages
  ) STRICT;

  -- The platform no longer knew them: filed again, they have another case number.
  CREATE TABLE refiled (id INTEGER PRIMARY KEY, case_no TEXT NOT NULL, at TEXT NOT NULL) STRICT;

  DROP VIEW submission;
  CREATE VIEW submission AS
    SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
           commit_hash, state, attempts, next_attempt_at, unsure, last_problem, NULL AS case_no, body
    FROM outbox
    UNION ALL
    SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
           commit_hash, 'delivered', attempts, 0, 0, NULL,
           coalesce((SELECT refiled.case_no FROM refiled WHERE refiled.id = outbox_done.id), case_no), x''
    FROM outbox_done;

  -- Whose a case number is.
  CREATE INDEX outbox_done_case ON outbox_done (case_no);
`;
