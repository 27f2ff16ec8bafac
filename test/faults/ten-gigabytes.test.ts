/** Ten gigabytes of photographs that wait: the kiosk starts and lists them without reading them. */
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Facts } from '../../main/core/store/facts.ts';
import { selfCheck } from '../../main/core/store/self-check.ts';
import {
  close,
  type Enqueued,
  enqueueOne,
  filledFolder,
  open,
  removeFolders,
} from '../integration/store/filled.ts';

afterEach(removeFolders);

const FILES = 5_000;
const SIZE = 2 * 1024 * 1024;

it('starts, sweeps and lists 5,000 sparse photographs of 2 MiB', async () => {
  const { folder, keys } = await filledFolder({ waiting: 0 });
  const { db, outbox } = open(folder);
  const recipient = { kid: 'k1', publicKey: keys.publicKey };
  const rows: Enqueued[] = [];
  for (let n = 0; n < 50; n++) rows.push(await enqueueOne(outbox, recipient, false));
  const put = db.prepare('INSERT INTO outbox_blob (submission_id, sha256, size) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (let n = 0; n < FILES; n++) {
      const sha256 = createHash('sha256').update(String(n)).digest('hex');
      const file = openSync(path.join(folder, 'blobs', sha256), 'w');
      ftruncateSync(file, SIZE);
      closeSync(file);
      put.run(rows[n % 50]?.submissionId, sha256, SIZE);
    }
  })();
  const stray = path.join(folder, 'blobs', 'f'.repeat(64));
  closeSync(openSync(stray, 'w'));
  close(db);

  const before = process.memoryUsage().rss;
  const again = open(folder);
  expect(again.outbox.sweepBlobs()).toBe(1);
  const facts = new Facts(again.db);
  const found = selfCheck({
    db: again.db,
    outbox: again.outbox,
    facts,
    dataFolder: folder,
    backupFolder: null,
    now: Date.now(),
  });
  expect(found).toEqual([]);
  expect(again.outbox.undelivered(100)).toHaveLength(50);
  expect(again.outbox.pendingBlobs(rows[0]?.submissionId ?? '')).toHaveLength(FILES / 50);
  expect(statSync(stray, { throwIfNoEntry: false })).toBeUndefined();
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  close(again.db);
});
