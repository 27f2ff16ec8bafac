/** The audit trail of a real database: any row edited, added or removed, in the trail or in the queue, is found. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { close, filledFolder, open, removeFolders } from '../../kit/filled.ts';

afterEach(removeFolders);

const SCRIPT = path.join(import.meta.dirname, '../../../main/core/recovery/audit-cli.ts');
const audit = (...options: string[]) =>
  spawnSync(process.execPath, [SCRIPT, ...options], { encoding: 'utf8' });

/** What one who has the file and a SQLite shell can do. */
async function tampered(sql: string): Promise<string[]> {
  const { folder } = await filledFolder({ waiting: 3, delivered: 2 });
  const db = new Database(path.join(folder, 'kiosk.db'));
  expect(checkAudit(db).faults).toEqual([]);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  const { faults } = checkAudit(db);
  db.close();
  return faults;
}

const FREE = [
  'audit_no_update',
  'audit_no_delete',
  'outbox_no_delete',
  'outbox_fixed',
  'outbox_done_no_delete',
  'outbox_done_no_update',
]
  .map((trigger) => `DROP TRIGGER ${trigger};`)
  .join(' ');

const INVENTED = `INSERT INTO outbox (seq, submission_id, receipt_no, service, item_code, committed_at, blob_count, state,
  body_hash, commit_hash, body) VALUES (5, 'x', 'y', 'booking', 'RS-0001', 'z', 0, 'waiting', '', $HASH, x'')`;

describe('the audit trail', () => {
  it('takes no change and no removal from the product itself', async () => {
    const { folder } = await filledFolder({ waiting: 1, delivered: 1 });
    const { db } = open(folder);
    expect(() => db.exec("UPDATE audit SET step = 'x'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM audit')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM outbox')).toThrow('only what is delivered');
    expect(() => db.exec('DELETE FROM outbox_done')).toThrow('stays as it is');
    expect(() => db.exec("UPDATE outbox_done SET case_no = ''")).toThrow('stays as it is');
    for (const column of [
      'seq',
      'receipt_no',
      'item_code',
      'committed_at',
      'body_hash',
      'commit_hash',
      'body',
    ]) {
      expect(() => db.exec(`UPDATE outbox SET ${column} = ${column}`)).toThrow('stays as it is');
    }
    close(db);
  });

  it.each([
    `${FREE} UPDATE audit SET at = '2026-01-01T00:00:00+08:00' WHERE seq = 2`,
    `${FREE} UPDATE audit SET detail = replace(detail, 'S43', 'S44') WHERE seq = 2`,
    `${FREE} UPDATE audit SET receipt_no = '' WHERE seq = 4`,
    `${FREE} DELETE FROM audit WHERE seq = 2`,
    `${FREE} DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)`,
    `${FREE} DELETE FROM audit`,
    `INSERT INTO audit VALUES (99, '2026-01-01T00:00:00+08:00', '', 'delivered', '{}', '${'0'.repeat(64)}')`,
    'DELETE FROM audit_head',
    `UPDATE audit_head SET hash = '${'0'.repeat(64)}'`,
    `${FREE} DELETE FROM outbox WHERE seq = 7`,
    `${FREE} DELETE FROM outbox WHERE seq >= 6`,
    `${FREE} DELETE FROM outbox`,
    `${FREE} DELETE FROM outbox_done WHERE seq = 1`,
    `${FREE} DELETE FROM outbox_done`,
    `${FREE} UPDATE outbox_done SET case_no = 'S43018120261124RS999999' WHERE seq = 1`,
    `${FREE} UPDATE outbox_done SET committed_at = 'x' WHERE seq = 1`,
    `INSERT INTO outbox_done SELECT id, seq, submission_id, receipt_no, case_key, service, item_code, committed_at,
       blob_count, body_hash, commit_hash, attempts, 'S43018120261124RS999999' FROM outbox WHERE seq = 5;
     DELETE FROM outbox_blob; DELETE FROM outbox WHERE seq = 5`,
    `${FREE} DELETE FROM outbox_done WHERE seq = 1; ${INVENTED.replace('$HASH', 'NULL')}`,
    `${FREE} UPDATE outbox SET item_code = 'GA-0001' WHERE seq = 5`,
    `${FREE} UPDATE outbox SET submission_id = 'x' WHERE seq = 5`,
    `${FREE} UPDATE outbox SET case_key = 'x' WHERE seq = 5`,
    `${FREE} UPDATE outbox SET blob_count = 7 WHERE seq = 5`,
    `${FREE} UPDATE outbox SET seq = 99 WHERE seq = 5`,
    `${FREE} UPDATE outbox SET commit_hash = NULL WHERE seq = 5`,
    `${FREE} UPDATE outbox SET body_hash = '' WHERE seq = 5`,
    `${FREE} UPDATE outbox SET body = x'7b7d' WHERE seq = 5`,
    INVENTED.replace('$HASH', 'NULL'),
    INVENTED.replace('$HASH', `'${'0'.repeat(64)}'`),
  ])('%s', async (sql) => {
    expect((await tampered(sql)).length).toBeGreaterThan(0);
  });

  it('a trail rewritten as a whole is found by a head that was noted elsewhere', async () => {
    const { folder } = await filledFolder({ waiting: 3 });
    const { db } = open(folder);
    const { head } = checkAudit(db);
    expect(checkAudit(db, [head]).faults).toEqual([]);
    expect(checkAudit(db, [`2:${'0'.repeat(64)}`]).faults).toHaveLength(1);
    close(db);
  });

  it('npm run audit: verifies, exports and fails on a fault', async () => {
    const { folder } = await filledFolder({ waiting: 3, delivered: 1 });
    const good = audit('--data', folder, '--verify');
    expect(JSON.parse(good.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ entries: 5, faults: 0 });
    expect(good.status).toBe(0);
    const lines = audit('--data', folder, '--export').stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).step)).toEqual([
      'committed',
      'delivered',
      'committed',
      'committed',
      'committed',
    ]);
    const db = new Database(path.join(folder, 'kiosk.db'));
    db.exec(`${FREE} DELETE FROM outbox_done WHERE seq = 1`);
    db.close();
    expect(audit('--data', folder, '--verify').status).toBe(1);
    expect(audit('--verify').status).not.toBe(0);
  });
});
