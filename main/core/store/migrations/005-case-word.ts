/** What the platform said last of a case that was filed here. */
export const sql = `
  CREATE TABLE case_word (
    id         INTEGER PRIMARY KEY REFERENCES outbox_done (id),
    state      TEXT NOT NULL,                 -- model/receipt.ts, CaseState
    arrived_at TEXT                           -- ISO 8601, by the platform's clock; NULL where it did not say
  ) STRICT;
`;
