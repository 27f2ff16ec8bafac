/** Parked submissions that are offered again, and those that a technician closed. */
export const sql = `
  -- Since when a submission that is not delivered was parked, and how often it was offered to the platform again since then.
  CREATE TABLE outbox_parked (
    id     INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    since  TEXT NOT NULL,                     -- ISO 8601
    offers INTEGER NOT NULL
  ) STRICT;
  INSERT INTO outbox_parked SELECT id, committed_at, 0 FROM outbox WHERE state = 'parked' AND length(body) > 0;
  -- 0: not offered again. Those that an earlier release parked are offered within two hours, not all at once.
  UPDATE outbox SET next_attempt_at = iif(length(body) > 0, unixepoch() * 1000 + abs(random() % 7200000), 0)
    WHERE state = 'parked';

  -- What a technician closed: its row stands in outbox_done without a 办件编号.
  CREATE TABLE outbox_closed (
    id     INTEGER PRIMARY KEY,
    number TEXT NOT NULL,                     -- under which it was settled by hand
    reason TEXT NOT NULL,
    at     TEXT NOT NULL                      -- ISO 8601
  ) STRICT;
`;
