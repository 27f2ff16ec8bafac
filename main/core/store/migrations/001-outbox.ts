/** The queue, the sealed draft, the small facts that outlive a restart. */
export const sql = `
  -- One row a confirmed submission. The payload is sealed to the platform; nothing here names a person.
  CREATE TABLE outbox (
    submission_id   TEXT PRIMARY KEY,          -- UUIDv7, the Idempotency-Key
    receipt_no      TEXT NOT NULL UNIQUE,
    service         TEXT NOT NULL CHECK (service IN ('booking', 'pre-review')),
    item_code       TEXT NOT NULL,
    committed_at    TEXT NOT NULL,
    body            BLOB NOT NULL,             -- the request body, payload sealed, byte for byte as it will be sent
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'parked')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,-- ms since the epoch
    last_problem    TEXT,
    case_no         TEXT
  ) STRICT;
  CREATE INDEX outbox_due ON outbox (state, next_attempt_at);

  -- Sealed photographs, content-addressed; the bytes lie in blobs/<sha256>.
  CREATE TABLE outbox_blob (
    sha256        TEXT NOT NULL,
    submission_id TEXT NOT NULL REFERENCES outbox (submission_id),
    size          INTEGER NOT NULL,
    uploaded      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (submission_id, sha256)
  ) STRICT;

  -- The running number of a day's receipts.
  CREATE TABLE receipt_sequence (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;

  -- At most one sealed draft: opened only by the key that the screen holds.
  CREATE TABLE draft (session_id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE draft_page (session_id TEXT NOT NULL, page_id TEXT NOT NULL, sealed BLOB NOT NULL,
                           PRIMARY KEY (session_id, page_id)) STRICT;

  -- Small facts that outlive a restart: the platform's public key, wrong PINs.
  CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
