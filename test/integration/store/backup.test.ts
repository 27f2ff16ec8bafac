/** The second path: a copy made while the kiosk works, and what comes back from it when the first disk fails. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import type { Outbox } from '../../../main/core/outbox/outbox.ts';
import { Backup } from '../../../main/core/recovery/backup.ts';
import { copyStore } from '../../../main/core/recovery/backup-copy.ts';
import { selfCheck } from '../../../main/core/recovery/self-check.ts';
import { Facts } from '../../../main/core/store/facts.ts';
import { close, enqueueOne, filledFolder, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';

afterEach(removeFolders);

const log = pino({ level: 'silent' });
const backupOf = (dataFolder: string, target: string, sameDisk = true) =>
  new Backup({ dataFolder, target, configFiles: [], sameDisk, log, onHung: () => undefined });
const copyIn = (target: string) => new Database(path.join(target, 'kiosk.db'), { readonly: true });
const rowsIn = (target: string): number => {
  const copy = copyIn(target);
  const rows = copy.prepare<[], number>('SELECT count(*) FROM submission').pluck().get() ?? 0;
  copy.close();
  return rows;
};

it('brings back the submissions and the photographs that the first disk lost', async () => {
  const filled = await filledFolder({ waiting: 6, delivered: 2 });
  const target = path.join(temporaryFolder(), 'backup');
  const { db, outbox } = open(filled.folder);
  const backup = backupOf(filled.folder, target);
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

it('a new disk beside an old copy restores it, gives no receipt number twice, and never empties the copy', async () => {
  const filled = await filledFolder({ waiting: 3 });
  const target = path.join(temporaryFolder(), 'backup');
  const { db, outbox } = open(filled.folder);
  const backup = backupOf(filled.folder, target);
  await backup.now();
  await backup.stop();
  const next = outbox.nextReceiptNumber('LY001', Date.now());
  close(db);

  const fresh = temporaryFolder();
  const again = open(fresh, target);
  expect(again.notices.map(({ code }) => code)).toEqual(['store-recovered']);
  expect(again.outbox.counts()).toEqual({ waiting: 3, parked: 0 });
  expect(again.outbox.nextReceiptNumber('LY001', Date.now()) > next).toBe(true);
  const later = backupOf(fresh, target);
  await later.now();
  expect(later.state).toMatchObject({ ok: true, problem: null });
  expect(rowsIn(target)).toBe(3);
  await later.stop();
  close(again.db);
});

it('a copy of another store is never overwritten, nor one that is not this store’s past', async () => {
  const first = await filledFolder({ waiting: 2 });
  const target = path.join(temporaryFolder(), 'backup');
  const one = open(first.folder);
  const backup = backupOf(first.folder, target);
  await backup.now();
  await backup.stop();
  close(one.db);

  const second = await filledFolder({ waiting: 5 });
  const other = open(second.folder);
  const strange = backupOf(second.folder, target);
  await strange.now();
  expect(strange.state).toMatchObject({ ok: false, problem: expect.stringContaining('未覆盖') });
  expect(rowsIn(target)).toBe(2);
  await strange.stop();
  close(other.db);

  // The same identity, but a trail that went another way: an old picture of the disk, put back and used.
  const picture = temporaryFolder();
  cpSync(first.folder, picture, { recursive: true });
  const submit = (outbox: Outbox) =>
    enqueueOne(outbox, { kid: 'k1', publicKey: first.keys.publicKey }, false);
  const onward = open(first.folder);
  await submit(onward.outbox);
  const further = backupOf(first.folder, target);
  await further.now();
  expect(further.state).toMatchObject({ ok: true });
  await further.stop();
  close(onward.db);
  const forked = open(picture);
  await submit(forked.outbox);
  const astray = backupOf(picture, target);
  await astray.now();
  expect(astray.state).toMatchObject({ ok: false, problem: expect.stringContaining('未覆盖') });
  expect(rowsIn(target)).toBe(3);
  await astray.stop();
  close(forked.db);
});

it('keeps two generations, no draft, and the site’s configuration; a medium that is not there is a fault', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const target = path.join(temporaryFolder(), 'backup');
  const site = path.join(temporaryFolder(), 'site.yaml');
  writeFileSync(site, 'kiosk: { id: LY001 }\n');
  const { db, outbox } = open(filled.folder);
  db.prepare("INSERT INTO draft VALUES ('s', x'00ff')").run();
  const backup = new Backup({
    dataFolder: filled.folder,
    target,
    configFiles: [site],
    sameDisk: true,
    log,
    onHung: () => undefined,
  });
  await backup.now();
  await enqueueOne(outbox, { kid: 'k1', publicKey: filled.keys.publicKey }, false);
  await backup.now();
  expect(readdirSync(target).sort()).toEqual(['blobs', 'config', 'kiosk.db', 'kiosk.db.1']);
  expect(readFileSync(path.join(target, 'config', 'site.yaml'), 'utf8')).toContain('LY001');
  expect(rowsIn(target)).toBe(2);
  const copy = copyIn(target);
  expect(copy.prepare('SELECT count(*) AS n FROM draft').get()).toEqual({ n: 0 });
  copy.close();
  await backup.stop();

  const unmounted = backupOf(filled.folder, path.join(temporaryFolder(), 'mnt'), false);
  await unmounted.now();
  expect(unmounted.state).toMatchObject({ ok: false, problem: expect.stringContaining('没有挂载') });
  await unmounted.stop();
  close(db);
});

it('a second disk that hangs is given up after its deadline, and the core goes on meanwhile', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const { db } = open(filled.folder);
  const target = temporaryFolder();
  // Opening a FIFO that nobody writes to waits for ever, as a disk that hangs does.
  spawnSync('mkfifo', [path.join(target, 'kiosk.db')]);
  const options = { dataFolder: filled.folder, target, configFiles: [], sameDisk: true, log };
  let hung = 0;
  const backup = new Backup({ ...options, deadlineMs: 1_500, onHung: () => hung++ });
  let turns = 0;
  const turning = setInterval(() => turns++, 10);
  await backup.now();
  clearInterval(turning);
  expect(backup.state).toMatchObject({ ok: false, problem: expect.stringContaining('没有按时完成') });
  expect(turns).toBeGreaterThan(20);
  expect(hung).toBe(1);
  await backup.stop();
  close(db);
});

it('what changes while a copy is made is copied after it', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const target = path.join(temporaryFolder(), 'backup');
  const { db, outbox } = open(filled.folder);
  const backup = backupOf(filled.folder, target);
  const under = backup.now();
  // The process that copies has read what it copies, and is not done.
  await expect.poll(() => existsSync(path.join(target, 'kiosk.db.copying')), { interval: 1 }).toBe(true);
  await enqueueOne(outbox, { kid: 'k1', publicKey: filled.keys.publicKey }, false);
  await backup.now();
  expect(rowsIn(target)).toBe(2);
  await under;
  await backup.stop();
  close(db);
});

it('is tried again by itself: the disk that was not there may be mounted', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const mount = path.join(temporaryFolder(), 'mount');
  writeFileSync(mount, '');
  const target = path.join(mount, 'backup');
  const { db } = open(filled.folder);
  const options = { dataFolder: filled.folder, target, configFiles: [], sameDisk: true, log };
  const backup = new Backup({ ...options, retryMs: 200, onHung: () => undefined });
  await backup.now();
  expect(backup.state).toMatchObject({ ok: false });
  rmSync(mount);
  mkdirSync(mount);
  await expect.poll(() => backup.state?.ok).toBe(true);
  expect(rowsIn(target)).toBe(1);
  await backup.stop();
  close(db);
});

it('a second disk that fails does not stop the first', async () => {
  const filled = await filledFolder({ waiting: 1 });
  const { db } = open(filled.folder);
  const backup = backupOf(filled.folder, '/dev/null/backup');
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
  // What was seen at a time in doubt is not remembered as one that has passed.
  expect(check(now)).toEqual([]);
  expect(check(now + year)).toEqual(['clock-forward']);
  expect(check(now)).toEqual([]);
  const numbers = [now - year, now, now - year, now].map((at) => outbox.nextReceiptNumber('LY001', at));
  expect(new Set(numbers).size).toBe(4);
  close(db);
});

it('what lies there unreadable, and what of another store lies behind it, is nobody’s to overwrite', async () => {
  const first = await filledFolder({ waiting: 3 });
  const target = path.join(temporaryFolder(), 'backup');
  const one = open(first.folder);
  const backup = backupOf(first.folder, target);
  await backup.now();
  await enqueueOne(one.outbox, { kid: 'k1', publicKey: first.keys.publicKey }, false);
  await backup.now();
  await backup.stop();
  close(one.db);
  const torn = Buffer.alloc(8192, 0xa5);
  writeFileSync(path.join(target, 'kiosk.db'), torn);
  const before = readFileSync(path.join(target, 'kiosk.db.1'));
  const photographs = readdirSync(path.join(target, 'blobs'));

  const second = await filledFolder({ waiting: 1 });
  const other = open(second.folder);
  const strange = backupOf(second.folder, target);
  await strange.now();
  expect(strange.state).toMatchObject({ ok: false, problem: expect.stringContaining('未覆盖') });
  await strange.stop();
  close(other.db);
  expect(readFileSync(path.join(target, 'kiosk.db.1')).equals(before)).toBe(true);
  expect(readdirSync(path.join(target, 'blobs'))).toEqual(expect.arrayContaining(photographs));

  // Its own store goes on, and the generation that can be read stays.
  const again = open(first.folder);
  const own = backupOf(first.folder, target);
  await own.now();
  expect(own.state).toMatchObject({ ok: true });
  await own.stop();
  close(again.db);
  expect(rowsIn(target)).toBe(4);
  expect(readFileSync(path.join(target, 'kiosk.db.1')).equals(before)).toBe(true);
  expect(readFileSync(path.join(target, 'kiosk.db.unreadable')).equals(torn)).toBe(true);
  // Sixty days later it is gone, and with it the photographs that no copy names.
  writeFileSync(path.join(target, 'blobs', '0'.repeat(64)), 'nobody’s');
  copyStore(
    { dataFolder: first.folder, target, configFiles: [], sameDisk: true },
    Date.now() + 61 * 24 * 3600_000,
  );
  expect(readdirSync(target)).not.toContain('kiosk.db.unreadable');
  expect(readdirSync(path.join(target, 'blobs'))).not.toContain('0'.repeat(64));
});

it.each([
  ['another store of the same kiosk', 'LY001'],
  ['another kiosk', 'LY002'],
])('a damaged store is not mended with a copy of %s', async (_, kioskId) => {
  const strange = await filledFolder({ waiting: 4 });
  const target = path.join(temporaryFolder(), 'backup');
  const one = open(strange.folder);
  new Facts(one.db).write('kiosk-info', { kioskId });
  const backup = backupOf(strange.folder, target);
  await backup.now();
  await backup.stop();
  close(one.db);

  const filled = await filledFolder({ waiting: 2 });
  const file = path.join(filled.folder, 'kiosk.db');
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([Buffer.alloc(100), bytes.subarray(100)]));
  const again = open(filled.folder, target);
  expect(again.notices.map(({ code }) => code)).toEqual(['store-recovered']);
  expect(again.outbox.counts()).toEqual({ waiting: 2, parked: 0 });
  close(again.db);
});
