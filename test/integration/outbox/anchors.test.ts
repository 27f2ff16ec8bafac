/** Whoever has the disk can forge the trail so that it holds against itself; the heads that the platform heard find it. */
import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { auditEntries, lastOf } from '../../../main/core/audit/audit.ts';
import { anchorOf, auditHash, GENESIS } from '../../../main/core/audit/audit-chain.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { clientOf, coreProcess } from '../../kit/core-process.ts';
import { enrolled } from '../../kit/enrolled.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { agree, bookFirstSlot, untilStatus } from '../../kit/kiosk.ts';
import { startSandbox } from '../../world/platform-sandbox/server.ts';

afterEach(removeFolders);

const SCRIPT = path.join(import.meta.dirname, '../../../main/core/recovery/audit-cli.ts');
const FREE = [
  'audit_no_update',
  'audit_no_delete',
  'outbox_no_delete',
  'outbox_fixed',
  'outbox_done_no_delete',
  'outbox_done_no_update',
]
  .map((trigger) => `DROP TRIGGER IF EXISTS ${trigger};`)
  .join(' ');

describe('a trail forged by whoever has the disk', () => {
  /** Cuts off all that came after an entry, its own head set back: 0 faults to the disk itself. */
  const cutOff = (seq: number) => `${FREE}
    DELETE FROM kept; DELETE FROM outbox_blob WHERE outbox_id IN (SELECT id FROM outbox WHERE seq > ${seq});
    DELETE FROM outbox WHERE seq > ${seq}; DELETE FROM outbox_done WHERE seq > ${seq};
    DELETE FROM audit WHERE seq > ${seq};
    UPDATE audit_head SET seq = ${seq}, hash = coalesce((SELECT hash FROM audit WHERE seq = ${seq}),
      (SELECT commit_hash FROM submission WHERE seq = ${seq}))`;

  /** Tells another story from its first entry on, each hash computed anew. */
  function retell(db: Database.Database): void {
    db.exec(FREE);
    let previous = GENESIS;
    for (const { hash: _, ...entry } of [...auditEntries(db)]) {
      const at = '2026-11-01T09:00:00+08:00';
      const hash = auditHash(previous, { ...entry, at });
      for (const table of ['outbox', 'outbox_done']) {
        db.prepare(`UPDATE ${table} SET committed_at = ?, commit_hash = ? WHERE seq = ?`).run(
          at,
          hash,
          entry.seq,
        );
      }
      db.prepare('UPDATE audit SET at = ?, hash = ? WHERE seq = ?').run(at, hash, entry.seq);
      db.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(entry.seq, hash);
      previous = hash;
    }
  }

  it('is found by the heads that the platform heard with each probe and submission', async () => {
    const sandbox = await startSandbox({ folder: temporaryFolder() });
    try {
      const { device } = await enrolled(sandbox);
      const data = path.join(temporaryFolder(), 'data');
      const core = coreProcess({ data, device, platformUrl: sandbox.url });
      core.start();
      const client = clientOf(core);
      await untilStatus(client, ({ network }) => network === 'online');
      const receipts: string[] = [];
      for (const phone of ['13900000001', '13900000002']) {
        await client.session.begin();
        await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
        await agree(client);
        await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
        await client.session.setPhone({ phone });
        receipts.push((await bookFirstSlot(client)).receiptNo);
        await client.session.end({ reason: 'finished' });
        await untilStatus(client, ({ queue }) => queue.waiting === 0);
      }
      // The last entry, too, is heard: with the next probe.
      const trail = new Database(path.join(data, 'kiosk.db'), { readonly: true });
      await expect
        .poll(async () => (await sandbox.auditHeads('LY001')).some(({ hash }) => hash === lastOf(trail).hash))
        .toBe(true);
      const entries = [...auditEntries(trail)].map(anchorOf);
      trail.close();
      await core.stop();

      const heads = await sandbox.auditHeads('LY001');
      expect(heads.at(-1)?.seq).toBeGreaterThan(3);
      expect(heads.every(({ rewound }) => rewound === 0)).toBe(true);
      const url = `${sandbox.url}/_sandbox/kiosks/LY001/audit-heads`;
      const verify = (folder: string, anchor: string) =>
        new Promise<number | null>((resolve) => {
          spawn(process.execPath, [SCRIPT, '--data', folder, '--verify', '--anchor', anchor], {
            stdio: 'ignore',
          }).on('close', resolve);
        });
      const file = path.join(temporaryFolder(), 'anchors');
      writeFileSync(file, heads.map(({ seq, hash }) => `${seq}:${hash}`).join('\n'));
      for (const anchor of [url, file]) expect([anchor, await verify(data, anchor)]).toEqual([anchor, 0]);

      const secondConfirm = (db: Database.Database) =>
        [...auditEntries(db)].findLast(({ step }) => step === 'committed')?.seq ?? 0;
      const forgeries: [string, (db: Database.Database) => void][] = [
        ['the newest confirm cut off', (db) => db.exec(cutOff(secondConfirm(db) - 1))],
        ['all but the first entry cut off', (db) => db.exec(cutOff(1))],
        ['another story told', retell],
      ];
      for (const [what, forge] of forgeries) {
        const copy = temporaryFolder();
        cpSync(data, copy, { recursive: true });
        const db = new Database(path.join(copy, 'kiosk.db'));
        db.pragma('foreign_keys = OFF');
        forge(db);
        expect([what, checkAudit(db).faults]).toEqual([what, []]);
        db.close();
        for (const anchor of [url, file]) expect([what, await verify(copy, anchor)]).toEqual([what, 1]);
      }

      // The submission itself says where the trail stood when it was confirmed, and that its clock was believed.
      const made = await sandbox.madeOf(receipts[1] ?? '');
      expect(made?.clock).toBe('right');
      expect(entries).toContain(made?.audit);

      // A kiosk that comes back with its past cut off is seen at once.
      const kept = new Database(path.join(data, 'kiosk.db'));
      kept.pragma('foreign_keys = OFF');
      kept.exec(cutOff(1));
      kept.close();
      const again = coreProcess({ data, device, platformUrl: sandbox.url });
      again.start();
      await untilStatus(clientOf(again), ({ network }) => network === 'online');
      await expect
        .poll(async () => (await sandbox.auditHeads('LY001')).some(({ rewound }) => rewound === 1))
        .toBe(true);
      await again.stop();
    } finally {
      await sandbox.close();
    }
  });
});
