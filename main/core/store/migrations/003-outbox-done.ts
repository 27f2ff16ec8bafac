/** What is delivered apart from what is not; the row of a confirm is its own audit entry; what slips say. */
export const sql = `
  -- What is not delivered and what is, apart: a confirm then writes no index and looks at no history, and a delivery leaves a
  -- short row. id is the receipt number (model/receipt-number.ts, receiptKey), so that none is given twice. seq: the place in the audit
  -- trail, whose 'committed' entry is the row itself, hashed in commit_hash; it is also the order of confirms. Rows with seq of 0
  -- or less are older than this layout: their entry, if any, stands in the table audit.
  CREATE TABLE outbox_3 (
    id              INTEGER PRIMARY KEY,
    seq             INTEGER NOT NULL,
    submission_id   TEXT NOT NULL,
    receipt_no      TEXT NOT NULL,
    case_key        TEXT,                      -- the first submission of the same matter; NULL for a first one
    service         TEXT NOT NULL,
    item_code       TEXT NOT NULL,
    committed_at    TEXT NOT NULL,
    blob_count      INTEGER NOT NULL,
    body_hash       TEXT,                      -- SHA-256; NULL where the trail never knew it
    commit_hash     TEXT,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'parked')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    unsure          INTEGER NOT NULL DEFAULT 0,
    last_problem    TEXT,
    body            BLOB NOT NULL              -- last: what stands before it is read without its overflow pages
  ) STRICT;
  CREATE TABLE outbox_done (
    id            INTEGER PRIMARY KEY,
    seq           INTEGER NOT NULL,
    submission_id TEXT NOT NULL UNIQUE,
    receipt_no    TEXT NOT NULL,
    case_key      TEXT,
    service       TEXT NOT NULL,
    item_code     TEXT NOT NULL,
    committed_at  TEXT NOT NULL,
    blob_count    INTEGER NOT NULL,
    body_hash     TEXT,
    commit_hash   TEXT,
    attempts      INTEGER NOT NULL,
    case_no       TEXT NOT NULL                -- the platform's 办件编号
  ) STRICT;

  CREATE INDEX audit_for_a_moment ON audit (receipt_no);
  CREATE TEMP VIEW earlier AS
    SELECT CAST((((unicode(receipt_no) - 65) * 26 + unicode(substr(receipt_no, 2)) - 65) * 1000
             + CAST(substr(receipt_no, 3, 3) AS INTEGER)) * 65536
             + julianday(substr(receipt_no, 7, 4) || '-' || substr(receipt_no, 11, 2) || '-' || substr(receipt_no, 13, 2))
             - 2440587.5 AS INTEGER) * 131072
             + CAST(substr(receipt_no, 16) AS INTEGER) AS id,
           seq - (SELECT max(seq) FROM outbox) AS place,
           (SELECT count(*) FROM outbox_blob AS b WHERE b.submission_id = outbox.submission_id) AS blob_count,
           (SELECT iif(json_valid(detail), json_extract(detail, '$.body'), NULL) FROM audit AS a
            WHERE a.receipt_no = outbox.receipt_no AND a.step = 'committed') AS body_hash,
           *
    FROM outbox;
  INSERT INTO outbox_3
    SELECT id, place, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash, NULL,
           state, attempts, next_attempt_at, unsure, last_problem, body
    FROM earlier WHERE state <> 'delivered' ORDER BY seq;
  INSERT INTO outbox_done
    SELECT id, place, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash, NULL,
           attempts, coalesce(case_no, '')
    FROM earlier WHERE state = 'delivered' ORDER BY seq;
  UPDATE audit_head SET outbox_from = outbox_from - coalesce((SELECT max(seq) FROM outbox), 0);
  DROP VIEW earlier;
  DROP INDEX audit_for_a_moment;

  CREATE TABLE outbox_blob_3 (
    outbox_id INTEGER NOT NULL REFERENCES outbox_3 (id),
    sha256    TEXT NOT NULL,
    size      INTEGER NOT NULL,
    uploaded  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (outbox_id, sha256)
  ) STRICT;
  INSERT INTO outbox_blob_3
    SELECT o.id, b.sha256, b.size, b.uploaded FROM outbox_blob AS b JOIN outbox_3 AS o USING (submission_id);
  DROP TABLE outbox_blob;
  DROP TABLE outbox;
  ALTER TABLE outbox_3 RENAME TO outbox;
  ALTER TABLE outbox_blob_3 RENAME TO outbox_blob;

  CREATE VIEW submission AS
    SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
           commit_hash, state, attempts, next_attempt_at, unsure, last_problem, NULL AS case_no, body
    FROM outbox
    UNION ALL
    SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash,
           commit_hash, 'delivered', attempts, 0, 0, NULL, case_no, x''
    FROM outbox_done;

  CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox
    WHEN NOT EXISTS (SELECT 1 FROM outbox_done AS done WHERE done.id = OLD.id AND done.submission_id = OLD.submission_id)
    BEGIN SELECT RAISE(ABORT, 'only what is delivered leaves the queue'); END;
  CREATE TRIGGER outbox_fixed BEFORE UPDATE OF
    id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at, blob_count, body_hash, commit_hash, body
    ON outbox BEGIN SELECT RAISE(ABORT, 'what was committed stays as it is'); END;
  CREATE TRIGGER outbox_done_no_delete BEFORE DELETE ON outbox_done
    BEGIN SELECT RAISE(ABORT, 'what was delivered stays as it is'); END;
  CREATE TRIGGER outbox_done_no_update BEFORE UPDATE ON outbox_done
    BEGIN SELECT RAISE(ABORT, 'what was delivered stays as it is'); END;

  -- What a slip says beyond its outbox row, and whether it is on paper (cases/slip-book.ts). No personal data.
  CREATE TABLE slip (
    receipt_no TEXT PRIMARY KEY,
    facts      TEXT NOT NULL,                 -- JSON
    paper      TEXT NOT NULL CHECK (paper IN ('due', 'unknown', 'printed')),
    noted_at   TEXT NOT NULL                  -- UTC
  ) STRICT;
`;
