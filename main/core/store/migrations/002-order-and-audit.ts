/** The order of confirms by number, matters that follow one another, the audit trail. */
export const sql = `
  -- Order by number, never by the clock, which may be set back. case_key joins the submissions of one matter;
  -- NULL where a submission stands alone. unsure: an attempt's answer was lost, so ask before sending again.
  CREATE TABLE outbox_2 (
    seq             INTEGER PRIMARY KEY,
    submission_id   TEXT NOT NULL UNIQUE,
    case_key        TEXT,
    receipt_no      TEXT NOT NULL UNIQUE,
    service         TEXT NOT NULL CHECK (service IN ('booking', 'pre-review')),
    item_code       TEXT NOT NULL,
    committed_at    TEXT NOT NULL,
    body            BLOB NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'parked')),
    lane            INTEGER NOT NULL,          -- 0 small, 1 with photographs
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    unsure          INTEGER NOT NULL DEFAULT 0,
    last_problem    TEXT,
    case_no         TEXT
  ) STRICT;
  INSERT INTO outbox_2 (submission_id, receipt_no, service, item_code, committed_at, body, state, lane,
                        attempts, next_attempt_at, unsure, last_problem, case_no)
    SELECT submission_id, receipt_no, service, item_code, committed_at, body, state,
           EXISTS (SELECT 1 FROM outbox_blob AS b WHERE b.submission_id = outbox.submission_id),
           attempts, next_attempt_at, attempts > 0, last_problem, case_no
    FROM outbox ORDER BY committed_at, rowid;

  CREATE TABLE outbox_blob_2 (
    submission_id TEXT NOT NULL REFERENCES outbox_2 (submission_id),
    sha256        TEXT NOT NULL,
    size          INTEGER NOT NULL,
    uploaded      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (submission_id, sha256)
  ) STRICT;
  INSERT INTO outbox_blob_2 SELECT submission_id, sha256, size, uploaded FROM outbox_blob;
  DROP TABLE outbox_blob;
  DROP TABLE outbox;
  ALTER TABLE outbox_2 RENAME TO outbox;
  ALTER TABLE outbox_blob_2 RENAME TO outbox_blob;
  CREATE INDEX outbox_due ON outbox (lane, next_attempt_at) WHERE state = 'waiting';
  CREATE INDEX outbox_case ON outbox (case_key, seq) WHERE case_key IS NOT NULL;
  CREATE INDEX outbox_parked ON outbox (seq) WHERE state = 'parked';

  -- Append-only, hash-chained (audit/audit-chain.ts); the head is kept apart so that a cut-off end shows.
  CREATE TABLE audit (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    receipt_no TEXT NOT NULL,
    step       TEXT NOT NULL,
    detail     TEXT NOT NULL,
    hash       TEXT NOT NULL
  ) STRICT;
  -- outbox_from: rows up to this number are older than the trail.
  CREATE TABLE audit_head (seq INTEGER NOT NULL, hash TEXT NOT NULL, outbox_from INTEGER NOT NULL) STRICT;
  INSERT INTO audit_head
    SELECT 0, '0000000000000000000000000000000000000000000000000000000000000000', coalesce(max(seq), 0) FROM outbox;
  CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
  CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
`;
