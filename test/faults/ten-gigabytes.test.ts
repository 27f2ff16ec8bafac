/** Ten gigabytes of photographs that wait: the kiosk starts and lists them without reading them. */
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, expect, it } from 'vitest';
import { selfCheck } from '../../main/core/recovery/self-check.ts';
import { Facts } from '../../main/core/store/facts.ts';
import { submissionFor } from '../kit/filed.ts';
import { close, filledFolder, open, removeFolders } from '../kit/filled.ts';

afterEach(removeFolders);

const SUBMISSIONS = 50;
const EACH = 100;
const SIZE = 2 * 1024 * 1024;

it('starts, sweeps and lists 5,000 sparse photographs of 2 MiB', async () => {
  const { folder, keys } = await filledFolder({ waiting: 0 });
  const { db, outbox } = open(folder);
  const recipient = { kid: 'k1', publicKey: keys.publicKey };
  for (let n = 0; n < SUBMISSIONS; n++) {
    const blobs = Array.from({ length: EACH }, (_, page) => sparse(folder, `${n} ${page}`));
    const submissionId = uuidv7();
    const receiptNo = outbox.nextReceiptNumber('LY001', Date.now());
    const { body } = await submissionFor(recipient, { key: submissionId, receiptNo, blobs });
    const { itemCode, committedAt } = body;
    const service = 'pre-review';
    outbox.enqueue({
      submissionId,
      receiptNo,
      service,
      itemCode,
      committedAt,
      body: Buffer.from(JSON.stringify(body)),
      blobs,
    });
  }
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
  const listed = again.outbox.undelivered(SUBMISSIONS * 2);
  expect(listed).toHaveLength(SUBMISSIONS);
  for (const row of listed) expect(again.outbox.pendingBlobs(row)).toHaveLength(EACH);
  expect(statSync(stray, { throwIfNoEntry: false })).toBeUndefined();
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  close(again.db);
});

/** A file of `SIZE` bytes that takes no room. */
function sparse(folder: string, name: string) {
  const sha256 = createHash('sha256').update(name).digest('hex');
  const file = openSync(path.join(folder, 'blobs', sha256), 'w');
  ftruncateSync(file, SIZE);
  closeSync(file);
  return { sha256, size: SIZE };
}
