/** The second path: a copy made while the kiosk works, and what comes back from it when the first disk fails. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { Backup } from '../../../main/core/recovery/backup.ts';
import { selfCheck } from '../../../main/core/recovery/self-check.ts';
import { Facts } from '../../../main/core/store/facts.ts';
import { close, enqueueOne, filledFolder, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';

afterEach(removeFolders);

const log = pino({ level: 'silent' });

it('brings back the submissions and the photographs that the first disk lost', async () => {
  const filled = await filledFolder({ waiting: 6, delivered: 2 });
  const target = path.join(temporaryFolder(), 'backup');
  const { db, outbox } = open(filled.folder);
  const backup = new Backup({ db, dataFolder: filled.folder, target, log });
  await backup.now();
  expect(backup.state).toMatchObject({ ok: true, path: target });
  // Delivered after the copy: the newer word counts.
  const done = filled.enqueued[0];
  const row = outbox.bySubmission(done?.submissionId ?? '');
  if (row) outbox.markDelivered(row, 'S43018120261124RS000019');
  const late = await enqueueOne(outbox, { kid: 'k1', publicKey: filled.keys.publicKey }, false);
  await backup.now();
  await backup.stop();
  close(db);
  for (const name of readdirSync(filled.folder).filter((file) => file.startsWith('kiosk.db'))) {
    rmSync(path.join(filled.folder, name));
  }
  for (const name of readdirSync(path.join(filled.folder, 'blobs')))
    rmSync(path.join(filled.folder, 'blobs', name));

  const again = open(filled.folder, target);
  expect(again.notices.map(({ code }) => code)).toEqual(['store-recovered']);
  const found = selfCheck({
    db: again.db,
    outbox: again.outbox,
    facts: new Facts(again.db),
    dataFolder: filled.folder,
    backupFolder: target,
    now: Date.now(),
  });
  expect(found.map(({ code }) => code)).toEqual(['blob-missing']);
  expect(again.outbox.counts()).toEqual({ waiting: 6, parked: 0 });
  expect(again.outbox.deliveredCount()).toBe(3);
  expect(again.outbox.byReceipt(late.receiptNo)?.body.equals(late.body)).toBe(true);
  const blobs = filled.enqueued.slice(1).flatMap((one) => one.blobs);
  expect(blobs.length).toBeGreaterThan(0);
  for (const sha256 of blobs) expect(again.outbox.blobs.read(sha256)).not.toBeNull();
  close(again.db);
});

it('a second disk that fails does not stop the first', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const { db } = open(filled.folder);
  const backup = new Backup({ db, dataFolder: filled.folder, target: '/dev/null/backup', log });
  await backup.now();
  expect(backup.state).toMatchObject({ ok: false });
  await backup.stop();
  close(db);
});

it('a clock set back a year, or forward: noticed, audited, and nothing waits for it', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const { db, outbox } = open(filled.folder);
  const facts = new Facts(db);
  const check = (now: number) =>
    selfCheck({ db, outbox, facts, dataFolder: filled.folder, backupFolder: null, now }).map(
      ({ code }) => code,
    );
  const now = Date.now();
  const year = 365 * 24 * 3600_000;
  expect(check(now)).toEqual([]);
  expect(check(now - year)).toEqual(['clock-back']);
  expect(check(now)).toEqual(['clock-forward']);
  const numbers = [now - year, now, now - year, now].map((at) => outbox.nextReceiptNumber('LY001', at));
  expect(new Set(numbers).size).toBe(4);
  close(db);
});
