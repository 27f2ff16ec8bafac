/** Builds a fresh database out of salvaged rows: what was undelivered is queued again, what can't be trusted is parked. */
import Database from 'better-sqlite3';
import { Audit } from '../audit/audit.ts';
import { hallDate } from '../model/clock.ts';
import { receiptKey } from '../model/receipt-number.ts';
import { unpackBody } from '../outbox/body.ts';
import { bodyHash } from '../outbox/row.ts';
import { SubmissionBody } from '../platform/answers.ts';
import { migrate } from '../store/migrate.ts';
import type { Salvaged, SalvagedRow } from './salvage.ts';
import type { Value } from './sqlite-pages.ts';

export type Rebuilt = { undelivered: number; damaged: number; delivered: number };

/** Receipt numbers left out after a recovery: more than a day's torn rows could hold. */
const NUMBERS_SKIPPED = 1000;

/** Writes `file`, which must not exist. `quarantine`: the name under which the damaged files are kept. */
export function rebuild(file: string, salvaged: Salvaged, quarantine: string): Rebuilt {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = EXTRA');
    migrate(db);
    return db.transaction(() => fill(db, salvaged, quarantine))();
  } finally {
    db.close();
  }
}

function fill(db: Database.Database, salvaged: Salvaged, quarantine: string): Rebuilt {
  const rebuilt: Rebuilt = { undelivered: 0, damaged: 0, delivered: 0 };
  const put = db.prepare(
    `INSERT OR IGNORE INTO outbox (id, seq, submission_id, case_key, receipt_no, service, item_code, committed_at,
       blob_count, body_hash, commit_hash, state, attempts, next_attempt_at, unsure, last_problem, body)
     VALUES (@id, @seq, @submission_id, @case_key, @receipt_no, @service, @item_code, @committed_at,
       @blob_count, @body_hash, @commit_hash, @state, @attempts, @offer_at, 1, @last_problem, @body)`,
  );
  const putDone = db.prepare(
    `INSERT OR IGNORE INTO outbox_done (id, seq, submission_id, case_key, receipt_no, service, item_code, committed_at,
       blob_count, body_hash, commit_hash, attempts, case_no)
     VALUES (@id, @seq, @submission_id, @case_key, @receipt_no, @service, @item_code, @committed_at,
       @blob_count, @body_hash, @commit_hash, @attempts, coalesce(@case_no, ''))`,
  );
  const putClosed = db.prepare<[number | bigint, string, string, string]>(
    'INSERT INTO outbox_closed VALUES (?, ?, ?, ?)',
  );
  /** Two rows under one number can only be damage: the second is kept, where no number finds it. Returns its id. */
  const keep = (into: typeof put, row: SalvagedRow): number | bigint => {
    const done = into.run(row);
    return (done.changes > 0 ? done : into.run({ ...row, id: null })).lastInsertRowid;
  };
  const putBlob = db.prepare('INSERT OR IGNORE INTO outbox_blob VALUES (?, ?, ?, 0)');
  const last = new Map<string, number>();
  const noteNumber = (day: string, number: number) => last.set(day, Math.max(last.get(day) ?? 0, number));

  const { open, done, outboxFrom } = inPresentForm(salvaged);
  for (const row of [...open, ...done]) {
    const [, day = '', number = '0'] = String(row.receipt_no).split('-');
    noteNumber(day, Number(number));
  }
  const closed = closedOf(salvaged.audit);
  for (const row of done) {
    const id = keep(putDone, row);
    const by = closed.get(row.receipt_no ?? null);
    if (by) putClosed.run(id, by.number, by.reason, by.at);
    else rebuilt.delivered++;
  }
  // Whether one of these went out before the damage is unknown: the platform is asked first.
  for (const row of open) {
    const body = parseBody(row);
    if (body && body.receiptNo === row.receipt_no) {
      // A parked one is offered to the platform again.
      const offer_at = row.state === 'parked' ? Date.now() : 0;
      const id = keep(put, { ...row, blob_count: body.blobs.length, offer_at });
      for (const { sha256, size } of body.blobs) putBlob.run(id, sha256, size);
      rebuilt.undelivered++;
    } else {
      keep(put, {
        ...row,
        state: 'parked',
        offer_at: 0,
        last_problem: '本机数据损坏，内容无法恢复，请联系申请人',
      });
      rebuilt.damaged++;
    }
  }
  for (const { day, last: number } of salvaged.receipt_sequence) noteNumber(String(day), Number(number));
  const today = hallDate(Date.now()).replaceAll('-', '');
  noteNumber(today, 0);
  for (const [day, number] of last) {
    const skip = day >= today ? NUMBERS_SKIPPED : 0;
    db.prepare('INSERT INTO receipt_sequence VALUES (?, ?)').run(day, number + skip);
  }
  for (const { receipt_no: receiptNo, facts, paper, noted_at: notedAt } of salvaged.slip) {
    if (isJson(String(facts)))
      db.prepare('INSERT INTO slip VALUES (?, ?, ?, ?)').run(receiptNo, facts, paper, notedAt);
  }
  for (const { name, value } of salvaged.fact) {
    if (isJson(String(value))) db.prepare('INSERT OR REPLACE INTO fact VALUES (?, ?)').run(name, value);
  }
  db.prepare('UPDATE audit_head SET outbox_from = ?').run(outboxFrom);
  const audit = fillAudit(db, salvaged, [...open, ...done]);
  const told = detailsOf(salvaged.audit, 'delivered');
  // Bodies of what was delivered are not brought back: the platform has them. What their cases are called now is.
  const refile = db.prepare('INSERT OR REPLACE INTO refiled VALUES (?, ?, ?)');
  for (const { step, receipt_no: receiptNo, detail, at } of salvaged.audit) {
    const id = step === 'refiled' && isJson(String(detail)) ? receiptKey(String(receiptNo)) : null;
    if (id !== null) refile.run(id, JSON.parse(String(detail)).caseNo ?? '', at);
  }
  for (const { seq, receipt_no: receiptNo = null, case_no: caseNo, attempts } of done) {
    if (told.has(receiptNo) || closed.has(receiptNo) || Number(seq) <= outboxFrom) continue;
    // Of this delivery the page with the row came through, the one with the entry did not.
    const attempt = Number(attempts);
    audit.append(String(receiptNo), 'delivered', { caseNo: String(caseNo), attempt, foundAfter: quarantine });
  }
  audit.append('', 'store-recovered', { quarantine, ...rebuilt });
  return rebuilt;
}

/** The trail goes on behind its last readable entry; a gap stays a gap, and is found by the check. */
function fillAudit(db: Database.Database, { audit }: Salvaged, rows: readonly SalvagedRow[]): Audit {
  const put = db.prepare('INSERT INTO audit VALUES (@seq, @at, @receipt_no, @step, @detail, @hash)');
  for (const entry of audit) put.run(entry);
  const commits = rows.map(({ seq = null, commit_hash: hash = null }) => ({ seq, hash }));
  const end = latest([...audit, ...commits]);
  if (end) db.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(end.seq, end.hash);
  return new Audit(db);
}

function latest(entries: readonly SalvagedRow[]): SalvagedRow | undefined {
  const linked = entries.filter(({ seq, hash }) => typeof seq === 'number' && typeof hash === 'string');
  return linked.reduce<SalvagedRow | undefined>(
    (last, entry) => (last && Number(last.seq) > Number(entry.seq) ? last : entry),
    undefined,
  );
}

/** As the newest migration would have made them: earlier rows have numbers of 0 and less, their entries stand in `audit`. */
function inPresentForm({ outbox, outbox_done, audit, audit_head }: Salvaged) {
  const sorted = [...outbox].sort(byOrder);
  const earlier = sorted.filter((row) => !('commit_hash' in row));
  const from = Number(audit_head.at(0)?.outbox_from ?? 0);
  const committed = detailsOf(audit, 'committed');
  const told = detailsOf(audit, 'delivered');
  const closed = closedOf(audit);
  let seq = -earlier.length;
  const rows: SalvagedRow[] = [...sorted, ...outbox_done].map((row) => {
    const id = receiptKey(String(row.receipt_no));
    if ('commit_hash' in row) return { ...row, id };
    seq++;
    const body_hash = committed.get(row.receipt_no ?? null)?.body ?? null;
    return { case_key: null, blob_count: 0, commit_hash: null, ...row, id, seq, body_hash };
  });
  const done = rows.flatMap((row) => {
    if (row.state === 'delivered' || !('state' in row)) return [row];
    // Of this delivery the page with the entry came through, the one with the row did not.
    const entry = told.get(row.receipt_no ?? null);
    if (closed.has(row.receipt_no ?? null)) return [{ ...row, case_no: '' }];
    return entry ? [{ ...row, case_no: entry.caseNo ?? null }] : [];
  });
  const delivered = new Set(done.map((row) => row.submission_id));
  const open = rows.filter((row) => !delivered.has(row.submission_id ?? null));
  const beforeTrail = earlier.filter(({ seq }) => typeof seq !== 'number' || seq <= from).length;
  return { open, done, outboxFrom: earlier.length > 0 ? beforeTrail - earlier.length : from };
}

type Closed = { number: string; reason: string; at: string };

/** What a technician closed, by receipt number: never sent again. */
function closedOf(audit: readonly SalvagedRow[]): Map<Value, Closed> {
  const entries = audit.filter(
    ({ step, detail }) => step === 'closed-by-technician' && isJson(String(detail)),
  );
  return new Map(
    entries.map(({ receipt_no: receiptNo = null, detail, at }) => {
      const { number = '', reason = '' } = JSON.parse(String(detail));
      return [receiptNo, { number, reason, at: String(at) }];
    }),
  );
}

/** What the trail's entries of one step tell, by receipt number. */
function detailsOf(
  audit: readonly SalvagedRow[],
  step: string,
): Map<Value, { body?: string; caseNo?: string }> {
  return new Map(
    audit
      .filter((entry) => entry.step === step && isJson(String(entry.detail)))
      .map((entry) => [entry.receipt_no ?? null, JSON.parse(String(entry.detail))]),
  );
}

function byOrder(a: SalvagedRow, b: SalvagedRow): number {
  if (typeof a.seq === 'number' && typeof b.seq === 'number') return a.seq - b.seq;
  return String(a.committed_at) < String(b.committed_at) ? -1 : 1;
}

/** Null when it is not what was committed. */
function parseBody({ body, body_hash: hash }: SalvagedRow): SubmissionBody | null {
  try {
    if (!Buffer.isBuffer(body) || (typeof hash === 'string' && bodyHash(body) !== hash)) return null;
    return SubmissionBody.parse(unpackBody(body));
  } catch {
    return null;
  }
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
