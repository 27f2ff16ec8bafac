/** Builds a fresh database out of salvaged rows: what was undelivered is queued again, what can't be trusted is parked. */
import Database from 'better-sqlite3';
import { hallDate } from '../clock.ts';
import { Audit } from '../outbox/audit.ts';
import { SubmissionBody } from '../platform/answers.ts';
import { migrate } from './migrate.ts';
import type { Salvaged, SalvagedRow } from './salvage.ts';

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
    `INSERT OR IGNORE INTO outbox (submission_id, case_key, receipt_no, service, item_code, committed_at, body,
       state, lane, attempts, next_attempt_at, unsure, last_problem, case_no)
     VALUES (@submission_id, @case_key, @receipt_no, @service, @item_code, @committed_at, @body,
       @state, @lane, @attempts, 0, @unsure, @last_problem, @case_no)`,
  );
  const putBlob = db.prepare('INSERT OR IGNORE INTO outbox_blob VALUES (?, ?, ?, 0)');
  const last = new Map<string, number>();
  const noteNumber = (day: string, number: number) => last.set(day, Math.max(last.get(day) ?? 0, number));

  for (const row of [...salvaged.outbox].sort(byOrder)) {
    const [, day = '', number = '0'] = String(row.receipt_no).split('-');
    noteNumber(day, Number(number));
    const common = { case_key: null, lane: 0, ...row };
    if (row.state === 'delivered') {
      put.run({ ...common, body: Buffer.alloc(0), unsure: 0 });
      rebuilt.delivered++;
      continue;
    }
    const body = parseBody(row.body);
    // Whether it went out before the damage is unknown: the platform is asked first.
    const kept = { ...common, unsure: 1, lane: body && body.blobs.length > 0 ? 1 : 0 };
    if (body && body.receiptNo === row.receipt_no) {
      put.run(kept);
      for (const { sha256, size } of body.blobs) putBlob.run(row.submission_id, sha256, size);
      rebuilt.undelivered++;
    } else {
      put.run({ ...kept, state: 'parked', last_problem: '本机数据损坏，内容无法恢复，请联系申请人' });
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
  for (const { name, value } of salvaged.fact) {
    if (isJson(String(value))) db.prepare('INSERT INTO fact VALUES (?, ?)').run(name, value);
  }
  fillAudit(db, salvaged, quarantine, rebuilt);
  return rebuilt;
}

/** The trail goes on behind its last readable entry; a gap stays a gap, and is found by the check. */
function fillAudit(db: Database.Database, salvaged: Salvaged, quarantine: string, rebuilt: Rebuilt): void {
  const entries = [...salvaged.audit].sort((a, b) => Number(a.seq) - Number(b.seq));
  const put = db.prepare('INSERT INTO audit VALUES (@seq, @at, @receipt_no, @step, @detail, @hash)');
  for (const entry of entries) put.run(entry);
  const end = entries.at(-1);
  if (end) db.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(end.seq, end.hash);
  const from = salvaged.audit_head.at(0)?.outbox_from;
  if (typeof from === 'number') db.prepare('UPDATE audit_head SET outbox_from = ?').run(from);
  new Audit(db).append('', 'store-recovered', { quarantine, ...rebuilt });
}

function byOrder(a: SalvagedRow, b: SalvagedRow): number {
  if (typeof a.seq === 'number' && typeof b.seq === 'number') return a.seq - b.seq;
  return String(a.committed_at) < String(b.committed_at) ? -1 : 1;
}

function parseBody(bytes: SalvagedRow[string] | undefined): SubmissionBody | null {
  try {
    return SubmissionBody.parse(JSON.parse(String(bytes)));
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
