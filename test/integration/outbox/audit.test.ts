/** The audit trail of a real database: any row edited, added or removed, in the trail or in the queue, is found. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { checkAudit } from '../../../main/core/outbox/audit-check.ts';
import { close, filledFolder, open, removeFolders } from '../store/filled.ts';

afterEach(removeFolders);

const SCRIPT = path.join(import.meta.dirname, '../../../scripts/audit.ts');
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

const FREE = 'DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;';

describe('the audit trail', () => {
  it('takes no change and no removal from the product itself', async () => {
    const { folder } = await filledFolder({ waiting: 1 });
    const { db } = open(folder);
    expect(() => db.exec("UPDATE audit SET step = 'x'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM audit')).toThrow('append-only');
    close(db);
  });

  it.each([
    `${FREE} UPDATE audit SET at = '2026-01-01T00:00:00+08:00' WHERE seq = 2`,
    `${FREE} UPDATE audit SET detail = replace(detail, 'RS', 'GA') WHERE seq = 1`,
    `${FREE} UPDATE audit SET receipt_no = '' WHERE seq = 4`,
    `${FREE} DELETE FROM audit WHERE seq = 3`,
    `${FREE} DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)`,
    `${FREE} DELETE FROM audit`,
    `INSERT INTO audit VALUES (99, '2026-01-01T00:00:00+08:00', '', 'delivered', '{}', '${'0'.repeat(64)}')`,
    'DELETE FROM audit_head',
    `UPDATE audit_head SET hash = '${'0'.repeat(64)}'`,
    'DELETE FROM outbox WHERE seq = 5',
    'DELETE FROM outbox WHERE seq = 1',
    "UPDATE outbox SET case_no = 'S43018120261124RS999999' WHERE seq = 1",
    "UPDATE outbox SET state = 'delivered', case_no = 'S43018120261124RS999999' WHERE seq = 5",
    "UPDATE outbox SET state = 'waiting' WHERE seq = 1",
    "UPDATE outbox SET item_code = 'GA-0001' WHERE seq = 4",
    "UPDATE outbox SET body = x'7b7d' WHERE seq = 4",
    `INSERT INTO outbox (submission_id, receipt_no, service, item_code, committed_at, body, state, lane)
     VALUES ('x', 'y', 'booking', 'RS-0001', 'z', x'', 'waiting', 0)`,
  ])('%s', async (sql) => {
    expect((await tampered(sql)).length).toBeGreaterThan(0);
  });

  it('a trail rewritten as a whole is found by a head that was noted elsewhere', async () => {
    const { folder } = await filledFolder({ waiting: 3 });
    const { db } = open(folder);
    const { head } = checkAudit(db);
    expect(checkAudit(db, head).faults).toEqual([]);
    expect(checkAudit(db, `2:${'0'.repeat(64)}`).faults).toHaveLength(1);
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
    db.exec('DELETE FROM outbox WHERE seq = 1');
    db.close();
    expect(audit('--data', folder, '--verify').status).toBe(1);
    expect(audit('--verify').status).not.toBe(0);
  });
});
