/** The platform's tables, and where they are: what it promised survives its restart, and the schema itself forbids a slot given twice. */
import path from 'node:path';
import type { Db } from './db.ts';
import { openSqlite } from './sqlite.ts';

/** Each engine says it in its own words: INTEGER holds 64 bits, and `rowid` counts the rows of a table in their order. */
const SCHEMA = `
  -- A seat is one place in one slot; there are as many numbers as places, and each can be taken once.
  CREATE TABLE IF NOT EXISTS seat (
    place      TEXT NOT NULL,                  -- of the hall's plan
    zone       TEXT NOT NULL,
    pool       TEXT NOT NULL,                  -- whose places these are: a department's, or a group's of the plan
    date       TEXT NOT NULL,
    start      TEXT NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 1),
    submission TEXT NOT NULL UNIQUE,
    expires_at INTEGER,                       -- ms since the epoch; NULL once booked
    PRIMARY KEY (place, zone, pool, date, start, number)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS seat_lapse ON seat (expires_at) WHERE expires_at IS NOT NULL;
  -- Whose hold a seat is: each kiosk has a quota of them.
  CREATE TABLE IF NOT EXISTS held_by (
    submission TEXT PRIMARY KEY REFERENCES seat (submission) ON DELETE CASCADE,
    kiosk_id   TEXT NOT NULL
  ) STRICT;
  -- Places lent to a kiosk: each is a seat in the lease's name. The row goes when its kiosk promised it to somebody or gave it back.
  CREATE TABLE IF NOT EXISTS lease (
    id       TEXT PRIMARY KEY,
    kiosk_id TEXT NOT NULL,
    book     TEXT NOT NULL,
    place    TEXT NOT NULL,
    zone     TEXT NOT NULL,
    pool     TEXT NOT NULL,
    date     TEXT NOT NULL,
    start    TEXT NOT NULL,
    until    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS lease_book_of ON lease (kiosk_id, book);
  CREATE INDEX IF NOT EXISTS lease_day ON lease (place, zone, pool, date);
  -- Each kiosk's books, the newest with the greatest number, and the last word that was heard of it.
  CREATE TABLE IF NOT EXISTS lease_book (
    kiosk_id TEXT NOT NULL,
    book     TEXT NOT NULL,
    number   INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    PRIMARY KEY (kiosk_id, book),
    UNIQUE (kiosk_id, number)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS submission (
    key        TEXT PRIMARY KEY,
    body_hash  TEXT NOT NULL,
    case_no    TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CHECK (kind IN ('booking', 'pre-review')),
    state      TEXT NOT NULL,
    kiosk_id   TEXT NOT NULL,
    receipt_no TEXT NOT NULL,
    item_code  TEXT NOT NULL,
    filed_at   TEXT NOT NULL,
    sealed     TEXT NOT NULL,
    made       TEXT,                           -- JSON: how it came about at the kiosk
    slip_name  TEXT NOT NULL UNIQUE            -- what its slip is found by, and nobody guesses
  ) STRICT;
  -- Whose booking it is, and the slip that holds: its own, or that of its last change.
  CREATE TABLE IF NOT EXISTS booked_by (
    booking      TEXT PRIMARY KEY REFERENCES submission (key),
    person       TEXT NOT NULL,                -- keyed hash of the document number
    slip_kind    TEXT NOT NULL,
    receipt_no   TEXT NOT NULL,
    committed_at TEXT NOT NULL,
    slip_code    TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS booked_by_person ON booked_by (person);
  -- Whose case of pre-review it is, with its slip.
  CREATE TABLE IF NOT EXISTS case_of (
    submission   TEXT PRIMARY KEY REFERENCES submission (key),
    person       TEXT NOT NULL,                -- keyed hash of the document number of who filed it
    for_another  INTEGER NOT NULL,
    committed_at TEXT NOT NULL,
    slip_code    TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS case_of_person ON case_of (person);
  -- For whom a booking, hold or wish is, where that is another person than who made it. An organisation is nobody here.
  CREATE TABLE IF NOT EXISTS booked_for (
    submission TEXT PRIMARY KEY,
    person     TEXT NOT NULL                   -- keyed hash of the document number
  ) STRICT;
  CREATE INDEX IF NOT EXISTS booked_for_person ON booked_for (person);
  -- The booking's own row says cancelled from then on.
  CREATE TABLE IF NOT EXISTS cancellation (
    key          TEXT PRIMARY KEY,
    cancels      TEXT NOT NULL UNIQUE REFERENCES submission (key),
    body_hash    TEXT NOT NULL,
    state_before TEXT NOT NULL,
    kiosk_id     TEXT NOT NULL,
    receipt_no   TEXT NOT NULL,
    cancelled_at TEXT NOT NULL,
    sealed       TEXT NOT NULL,
    slip_name    TEXT NOT NULL UNIQUE
  ) STRICT;
  -- A change of a booking's time. Of one that was granted the booking's own row says rebooked; a later one takes its place.
  CREATE TABLE IF NOT EXISTS rebooking (
    key          TEXT PRIMARY KEY,
    rebooks      TEXT NOT NULL REFERENCES submission (key),
    number       INTEGER NOT NULL,             -- which of its booking's changes it is, counted from 1
    body_hash    TEXT NOT NULL,
    granted      INTEGER NOT NULL,             -- 1: the seat was moved; 0: the booking kept its time
    state_before TEXT NOT NULL,                -- the booking's
    new_time     TEXT NOT NULL,                -- JSON: model/draft.ts, Appointment
    kiosk_id     TEXT NOT NULL,
    receipt_no   TEXT NOT NULL,
    rebooked_at  TEXT NOT NULL,
    sealed       TEXT NOT NULL,
    slip_name    TEXT NOT NULL UNIQUE,
    UNIQUE (rebooks, number)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS evaluation (
    key          TEXT PRIMARY KEY,
    evaluates    TEXT NOT NULL UNIQUE,
    body_hash    TEXT NOT NULL,
    level        INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    reasons      TEXT NOT NULL,                -- JSON
    comment      TEXT,
    kiosk_id     TEXT NOT NULL,
    receipt_no   TEXT NOT NULL,
    evaluated_at TEXT NOT NULL
  ) STRICT;
  -- What a reviewer decided of a case, each time that it waited for it.
  CREATE TABLE IF NOT EXISTS review (
    case_key   TEXT NOT NULL REFERENCES submission (key),
    number     INTEGER NOT NULL CHECK (number >= 1),
    outcome    TEXT NOT NULL CHECK (outcome IN ('passed', 'supplement', 'rejected')),
    until      TEXT,                           -- the last day to mend it
    word       TEXT NOT NULL,                  -- JSON: review.ts, Decision
    decided_at TEXT NOT NULL,
    PRIMARY KEY (case_key, number)
  ) STRICT;
  -- What is to be paid of a case that passed. Of a case at most one is not void, so that none is paid twice.
  CREATE TABLE IF NOT EXISTS payment_order (
    order_no TEXT PRIMARY KEY,
    case_key TEXT NOT NULL REFERENCES submission (key),
    token    TEXT NOT NULL UNIQUE,             -- in the address that the phone pays at
    cents    INTEGER NOT NULL CHECK (cents >= 1),
    what     TEXT NOT NULL,
    until    TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('due', 'paid', 'void')),
    refused  INTEGER NOT NULL,                 -- 1: the bank refused the last try
    paid_at  TEXT,
    bill_no  TEXT
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS payment_order_open ON payment_order (case_key) WHERE state <> 'void';
  -- What an applicant mended; of each review once.
  CREATE TABLE IF NOT EXISTS correction (
    key          TEXT PRIMARY KEY,
    corrects     TEXT NOT NULL REFERENCES submission (key),
    review       INTEGER NOT NULL,
    body_hash    TEXT NOT NULL,
    kiosk_id     TEXT NOT NULL,
    receipt_no   TEXT NOT NULL,
    corrected_at TEXT NOT NULL,
    sealed       TEXT NOT NULL,
    slip_name    TEXT NOT NULL UNIQUE,
    UNIQUE (corrects, review)
  ) STRICT;
  -- A place in a queue of the hall: one a booking, its number for good.
  CREATE TABLE IF NOT EXISTS ticket (
    booking    TEXT PRIMARY KEY REFERENCES submission (key),
    place      TEXT NOT NULL,
    zone       TEXT NOT NULL,
    day        TEXT NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 1),
    given_at   TEXT NOT NULL,
    printed_at TEXT,                           -- from then on it waits
    called_at  TEXT,
    UNIQUE (place, zone, day, number)
  ) STRICT;
  -- Who changes a person's row first decides about that person first.
  CREATE TABLE IF NOT EXISTS person (person TEXT PRIMARY KEY, turns INTEGER NOT NULL) STRICT;
  -- The same of a kiosk's quota, and of what is lent of a pool in a day.
  CREATE TABLE IF NOT EXISTS turn (name TEXT PRIMARY KEY, turns INTEGER NOT NULL) STRICT;
  -- Whose each booking, hold and wish is, by a keyed hash of the document number, and for when.
  CREATE TABLE IF NOT EXISTS booker (
    submission TEXT PRIMARY KEY,
    person     TEXT NOT NULL,
    item       TEXT NOT NULL,
    department TEXT NOT NULL,
    zone       TEXT NOT NULL,
    place      TEXT NOT NULL,
    pool       TEXT NOT NULL,
    date       TEXT NOT NULL,
    start      TEXT NOT NULL,
    expires_at INTEGER,                       -- ms since the epoch, of a hold; NULL once filed
    waiting    INTEGER NOT NULL               -- 0: has its place; 1: to be drawn among; 2: drawn without luck, waits for a freed one
  ) STRICT;
  CREATE INDEX IF NOT EXISTS booker_of ON booker (person, date);
  CREATE INDEX IF NOT EXISTS booker_waits ON booker (waiting, date) WHERE waiting > 0;
  -- Bookings that were given up from afar, by phone and the code of the reminder.
  CREATE TABLE IF NOT EXISTS given_up_afar (
    booking      TEXT PRIMARY KEY REFERENCES submission (key),
    state_before TEXT NOT NULL,
    given_up_at  TEXT NOT NULL
  ) STRICT;
  -- What else a wish would do with, best first; the one that it was given.
  CREATE TABLE IF NOT EXISTS other_time (
    submission TEXT NOT NULL,
    nth        INTEGER NOT NULL,
    date       TEXT NOT NULL,
    start      TEXT NOT NULL,
    until      TEXT NOT NULL,
    given      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (submission, nth)
  ) STRICT;
  -- Of a wish for several items: when each further one would be done at that time.
  CREATE TABLE IF NOT EXISTS other_time_part (
    submission TEXT NOT NULL,
    nth        INTEGER NOT NULL,
    part       INTEGER NOT NULL,
    start      TEXT NOT NULL,
    until      TEXT NOT NULL,
    PRIMARY KEY (submission, nth, part)
  ) STRICT;
  -- What counts against somebody: each booking that was given up, once. A no-show follows from its booking and the missing ticket.
  CREATE TABLE IF NOT EXISTS strike (
    submission TEXT PRIMARY KEY,
    person     TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('cancel', 'late-cancel')),
    at         INTEGER NOT NULL               -- ms since the epoch
  ) STRICT;
  CREATE INDEX IF NOT EXISTS strike_of ON strike (person);
  -- Why a booking was not taken.
  CREATE TABLE IF NOT EXISTS refusal (submission TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT;
  -- What each kiosk last said it holds that was refused.
  CREATE TABLE IF NOT EXISTS parked (kiosk_id TEXT PRIMARY KEY, report TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS enrolment_code (
    code       TEXT PRIMARY KEY,
    kiosk_id   TEXT NOT NULL,
    kid        TEXT,                           -- the key it was used for
    expires_at INTEGER NOT NULL                -- ms since the epoch
  ) STRICT;
  CREATE TABLE IF NOT EXISTS kiosk_key (
    kid         TEXT PRIMARY KEY,
    kiosk_id    TEXT NOT NULL,
    suite       TEXT NOT NULL,
    public_key  TEXT NOT NULL,                 -- base64
    enrolled_at TEXT NOT NULL
  ) STRICT;
  -- Codes that put one machine in the place of another.
  CREATE TABLE IF NOT EXISTS swap_code (
    code       TEXT PRIMARY KEY,
    kiosk_id   TEXT NOT NULL,
    generation INTEGER NOT NULL CHECK (generation >= 1),
    UNIQUE (kiosk_id, generation)
  ) STRICT;
  -- Keys that count no more for requests; slips that they signed before stay true.
  CREATE TABLE IF NOT EXISTS struck_off (
    kid           TEXT PRIMARY KEY,
    why           TEXT NOT NULL CHECK (why IN ('kiosk-replaced', 'kiosk-struck-off')),
    struck_off_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS nonce (
    kid   TEXT NOT NULL,
    nonce TEXT NOT NULL,
    at    INTEGER NOT NULL,                    -- ms since the epoch
    PRIMARY KEY (kid, nonce)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS nonce_age ON nonce (at);
  -- Where each kiosk's audit trail stood. rewound: behind what it had said before, or another trail.
  CREATE TABLE IF NOT EXISTS audit_head (
    kiosk_id TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    hash     TEXT NOT NULL,
    at       INTEGER NOT NULL,                 -- ms since the epoch
    rewound  INTEGER NOT NULL,
    PRIMARY KEY (kiosk_id, seq, hash)
  ) STRICT;
  -- Papers of the archive and the licence library.
  CREATE TABLE IF NOT EXISTS kept_paper (
    id          TEXT PRIMARY KEY,
    holder      TEXT NOT NULL,                -- keyed hash of the document number or credit code
    archive_key TEXT NOT NULL,
    store       TEXT NOT NULL CHECK (store IN ('library', 'archive')),
    grade       TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
    issuer      TEXT NOT NULL,
    issued_on   TEXT NOT NULL,
    valid_until TEXT,                          -- NULL: it does not run out
    pages       INTEGER NOT NULL CHECK (pages >= 1),
    submission  TEXT REFERENCES submission (key) -- whose photographs its pages are; NULL: a sample
  ) STRICT;
  CREATE INDEX IF NOT EXISTS kept_paper_of ON kept_paper (holder, archive_key);
  -- Which of them was handed out, to which kiosk, for what; names nobody.
  CREATE TABLE IF NOT EXISTS paper_use (
    enquiry  TEXT PRIMARY KEY,
    paper    TEXT NOT NULL REFERENCES kept_paper (id),
    agreed   TEXT NOT NULL,                    -- the submission id under which the notice was agreed to
    kiosk_id TEXT NOT NULL,
    purpose  TEXT NOT NULL,
    used_at  TEXT NOT NULL
  ) STRICT;
  -- A place for one picture from a phone; gone once its kiosk has it, or after some minutes.
  CREATE TABLE IF NOT EXISTS phone_upload (
    id         TEXT PRIMARY KEY,
    token      TEXT NOT NULL UNIQUE,          -- in the address that the phone opens
    kiosk_id   TEXT NOT NULL,
    paper      TEXT NOT NULL,
    expires_at INTEGER NOT NULL,              -- ms since the epoch
    phone      TEXT,                           -- hash of the cookie of the phone that opened it first
    sealed     TEXT                            -- base64, as the phone sealed it
  ) STRICT;
  -- A draft that waits for whoever left it; gone once it was taken up, or after some days. Nobody here can open it.
  CREATE TABLE IF NOT EXISTS hand_over (
    id         TEXT PRIMARY KEY,
    holder     TEXT NOT NULL,                 -- made of the code's secret and the document number
    sealed     TEXT NOT NULL,                 -- base64
    pages      TEXT NOT NULL,                 -- JSON: model/hand-over.ts, HandOverPage
    expires_at INTEGER NOT NULL,              -- ms since the epoch
    taker      TEXT,                           -- the kiosk that takes it up
    taken_at   INTEGER                        -- ms since the epoch
  ) STRICT;
  CREATE TABLE IF NOT EXISTS serial (day TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK (last <= 99999)) STRICT;
  CREATE TABLE IF NOT EXISTS blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT;
`;

/** `url`: of a PostgreSQL database, postgresql://…; absent: SQLite in the folder. */
export async function openDatabase(folder: string, url?: string): Promise<Db> {
  if (url === undefined) return openSqlite(path.join(folder, 'platform.db'), SCHEMA);
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(url, SCHEMA);
}
