/** A data folder as an earlier release left it: the rows of a present one, written into an earlier schema the way it wrote them. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { auditEntries } from '../../main/core/audit/audit.ts';
import { auditHash, GENESIS } from '../../main/core/audit/audit-chain.ts';
import type { OutboxRow } from '../../main/core/outbox/outbox.ts';
import { migrate } from '../../main/core/store/migrate.ts';
import { close, type Filled, open, temporaryFolder } from './filled.ts';

/** `version`: how many migrations it had. Its trail, if it had one, begins behind the first `beforeTrail` submissions. */
export function asEarlier({ folder }: Filled, version: number, beforeTrail = 0): string {
  const earlier = temporaryFolder();
  cpSync(folder, earlier, { recursive: true });
  const file = path.join(earlier, 'kiosk.db');
  rmSync(file);
  const { db: source } = open(folder);
  const old = new Database(file);
  old.pragma('journal_mode = WAL');
  migrate(old, version);
  // Earlier releases did not say who may work on their database.
  old.exec("DELETE FROM fact WHERE name = 'schema-readable-from'");
  if (version === 1) copyRows(source, old, (row) => row);
  if (version === 2) {
    copyRows(source, old, (row, at) => ({ ...row, seq: at + 1, lane: row.blob_count > 0 ? 1 : 0 }));
    copyTrail(source, old, beforeTrail);
  }
  if (version >= 3) copyTables(source, old);
  old.close();
  close(source);
  return earlier;
}

/** From version 3 on, tables keep what they hold. */
function copyTables(from: Database.Database, to: Database.Database): void {
  const tables = to.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  to.exec('DELETE FROM audit_head');
  for (const table of tables) insertAll(to, table, from.prepare<[], object>(`SELECT * FROM ${table}`).all());
}

function copyRows(
  from: Database.Database,
  to: Database.Database,
  asThen: (row: OutboxRow, at: number) => object,
): void {
  const rows = from.prepare<[], OutboxRow>('SELECT * FROM submission ORDER BY seq').all();
  insertAll(to, 'outbox', rows.map(asThen));
  const blobs = from.prepare<[], object>(
    'SELECT submission_id, sha256, size, uploaded FROM outbox_blob JOIN outbox ON id = outbox_id',
  );
  insertAll(to, 'outbox_blob', blobs.all());
  for (const table of ['receipt_sequence', 'fact']) {
    insertAll(to, table, from.prepare<[], object>(`SELECT * FROM ${table}`).all());
  }
}

/** In version 2 every entry stood in `audit`, and a `committed` one did not know its submission. */
function copyTrail(from: Database.Database, to: Database.Database, beforeTrail: number): void {
  const before = new Set(
    to.prepare<[number], string>('SELECT receipt_no FROM outbox WHERE seq <= ?').pluck().all(beforeTrail),
  );
  let previous = { seq: 0, hash: GENESIS };
  for (const { at, receiptNo, step, detail } of auditEntries(from)) {
    if (before.has(receiptNo)) continue;
    const { submissionId: _, caseKey: __, ...then } = JSON.parse(detail);
    const entry = { seq: previous.seq + 1, at, receiptNo, step, detail: JSON.stringify(then) };
    previous = { seq: entry.seq, hash: auditHash(previous.hash, entry) };
    to.prepare('INSERT INTO audit VALUES (@seq, @at, @receiptNo, @step, @detail, @hash)').run({
      ...entry,
      hash: previous.hash,
    });
    if (step !== 'committed')
      to.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(previous.seq, previous.hash);
  }
  to.prepare('UPDATE audit_head SET outbox_from = ?').run(beforeTrail);
}

function insertAll(db: Database.Database, table: string, rows: object[]): void {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const put = db.prepare(
    `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`,
  );
  for (const row of rows) put.run(row);
}
