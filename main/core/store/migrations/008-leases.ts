/** Places that the platform leases to this kiosk. A rebuilt store begins a book of its own: what the old one promised is not known any more. */
export const sql = `
  CREATE TABLE lease_book (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    book TEXT NOT NULL,                       -- UUID, by which the platform tells a rebuilt book from the one before
    seq  INTEGER NOT NULL                     -- of the last word that was sent
  ) STRICT;
  CREATE TABLE lease (
    id      TEXT PRIMARY KEY,
    place   TEXT NOT NULL,
    zone    TEXT NOT NULL,
    pool    TEXT NOT NULL,
    date    TEXT NOT NULL,
    start   TEXT NOT NULL,
    until   TEXT NOT NULL,
    used_by TEXT UNIQUE                       -- submission id; NULL: free
  ) STRICT;
`;
