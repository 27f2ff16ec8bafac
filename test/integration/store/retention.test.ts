/** What is kept how long: the trail and what it says was delivered, exports, damaged files; and who may read the folder. */
import { chmodSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { NO_FACTS, SlipBook } from '../../../main/core/cases/slip-book.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { keepTidy, shortenTrail, tidyFolder } from '../../../main/core/recovery/retention.ts';
import { generateKeyPair } from '../../../main/core/sealing/seal.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';

const DAY_MS = 24 * 3600_000;
afterEach(removeFolders);

/** Delivered ones of `days` ago each, oldest first; those in `open` are left waiting. */
async function grown(days: readonly number[], waiting: readonly number[] = []) {
  const folder = temporaryFolder();
  const { db, outbox } = open(folder);
  const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
  const receipts: string[] = [];
  for (const [n, ago] of days.entries()) {
    const committedAt = hallTime(Date.now() - ago * DAY_MS);
    const { receiptNo } = await enqueueOne(outbox, recipient, n % 2 === 0, { committedAt });
    receipts.push(receiptNo);
    const row = outbox.byReceipt(receiptNo);
    if (row && !waiting.includes(n)) {
      const word = { state: 'passed' } as const;
      outbox.record([
        { step: 'delivered', row, caseNo: `S43018120261124RS${String(n).padStart(6, '0')}`, word },
      ]);
    }
  }
  // Asked for once more, long ago.
  db.exec('DELETE FROM kept');
  return { folder, db, outbox, receipts };
}

it('the trail is shortened to what is kept, goes on, and is still whole', async () => {
  const { folder, db, outbox, receipts } = await grown([500, 450, 20, 10]);
  expect(checkAudit(db).entries).toBe(8);
  // A delivery's entry is of today, so the trail begins behind the second commit: nothing in between is lost.
  expect(shortenTrail(db, outbox.trail, { since: Date.now() - 400 * DAY_MS, now: Date.now() })).toBe(1);
  expect(checkAudit(db)).toMatchObject({ faults: [] });
  expect(outbox.byReceipt(receipts[0] ?? '')).toBeNull();
  expect(outbox.byReceipt(receipts[1] ?? '')?.state).toBe('delivered');
  const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
  await enqueueOne(outbox, recipient, false);
  expect(checkAudit(db).faults).toEqual([]);
  // Shortening is in the trail itself, and nobody may cut more.
  expect(db.prepare("SELECT count(*) FROM audit WHERE step = 'trail-shortened'").pluck().get()).toBe(1);
  expect(() => db.prepare('DELETE FROM audit').run()).toThrow('append-only');
  expect(() => db.prepare('DELETE FROM outbox_done').run()).toThrow('stays as it is');
  outbox.noteAuditHead();
  close(db);
  const again = open(folder);
  expect(checkAudit(again.db).faults).toEqual([]);
  close(again.db);
});

it('what is delivered and still kept stays, so that it can be asked for and go', async () => {
  const { db, outbox, receipts } = await grown([500, 450]);
  const recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
  const committedAt = hallTime(Date.now() - 440 * DAY_MS);
  const { receiptNo } = await enqueueOne(outbox, recipient, true, { committedAt });
  const row = outbox.byReceipt(receiptNo);
  if (row) outbox.markDelivered(row, 'S43018120261124RS000099');
  shortenTrail(db, outbox.trail, { since: Date.now() + DAY_MS, now: Date.now() });
  expect(outbox.byReceipt(receipts[0] ?? '')).toBeNull();
  expect(outbox.byReceipt(receiptNo)?.state).toBe('delivered');
  close(db);
});

it('what is not delivered stays with all that follows it, and a faulty trail stays whole', async () => {
  const { db, outbox, receipts } = await grown([500, 450, 440], [0]);
  expect(shortenTrail(db, outbox.trail, { since: Date.now() - 400 * DAY_MS, now: Date.now() })).toBe(0);
  expect(outbox.byReceipt(receipts[0] ?? '')?.state).toBe('waiting');
  close(db);

  const forged = await grown([500, 450]);
  forged.db.exec("DROP TRIGGER outbox_done_no_update; UPDATE outbox_done SET item_code = 'RS-0002'");
  expect(
    shortenTrail(forged.db, forged.outbox.trail, { since: Date.now() - 400 * DAY_MS, now: Date.now() }),
  ).toBe('faulty');
  expect(checkAudit(forged.db).faults).not.toEqual([]);
  close(forged.db);
});

it('folders have an age and a quota, and the newest entry stays whatever it is', () => {
  const folder = temporaryFolder();
  const put = (name: string, ago: number, bytes: number) => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'file'), Buffer.alloc(bytes));
    const at = new Date(Date.now() - ago * DAY_MS);
    utimesSync(path.join(folder, name), at, at);
  };
  put('old', 90, 10);
  put('large', 3, 60_000);
  put('small', 2, 10_000);
  put('new', 1, 80_000);
  expect(tidyFolder(folder, Date.now() - 30 * DAY_MS, 120_000)).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['new', 'small']);
  expect(tidyFolder(folder, Date.now(), 0)).toBe(1);
  expect(readdirSync(folder)).toEqual(['new']);
  expect(tidyFolder(path.join(folder, 'none'), Date.now(), 0)).toBe(0);
});

it('a clock in doubt deletes nothing for its age', async () => {
  const { folder, db, outbox } = await grown([500]);
  mkdirSync(path.join(folder, 'exports', 'a'), { recursive: true });
  mkdirSync(path.join(folder, 'exports', 'b'));
  const old = (Date.now() - 2 * DAY_MS) / 1000;
  for (const name of ['a', 'b']) utimesSync(path.join(folder, 'exports', name), old, old);
  const keep = { auditDays: 184, exportDays: 1, exportMiB: 10, quarantineDays: 30, quarantineMiB: 10 };
  const log = pino({ level: 'silent' });
  const options = { db, audit: outbox.trail, dataFolder: folder, keep, log };
  keepTidy({ ...options, clock: { believed: null } });
  expect(readdirSync(path.join(folder, 'exports'))).toHaveLength(2);
  keepTidy({ ...options, clock: { believed: Date.now() } });
  expect(readdirSync(path.join(folder, 'exports'))).toHaveLength(1);
  close(db);
});

it('the data folder and all in it are its own user’s alone, also what an earlier release left open', async () => {
  const { folder, db, outbox } = await grown([1]);
  outbox.noteAuditHead();
  close(db);
  chmodSync(folder, 0o755);
  for (const name of ['kiosk.db', 'lock.db']) chmodSync(path.join(folder, name), 0o644);
  chmodSync(path.join(folder, 'blobs'), 0o755);
  const again = open(folder);
  again.outbox.noteUnlock('right');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) {
    const stat = statSync(path.join(folder, name));
    expect([name, stat.mode & 0o077]).toEqual([name, 0]);
  }
  expect(readdirSync(folder)).toContain('kiosk.db-wal');
  close(again.db);
});

it('what a clock that was wrong wrote is of no known age: it is kept as from when the clock is right', async () => {
  const { folder, db, outbox } = await grown([]);
  for (const kind of ['exports', 'quarantine']) {
    for (const [name, at] of Object.entries({
      first: '1970-01-02',
      second: '2000-01-01',
      third: '2040-01-01',
    })) {
      mkdirSync(path.join(folder, kind, name), { recursive: true });
      utimesSync(path.join(folder, kind, name), new Date(at), new Date(at));
    }
  }
  const keep = { auditDays: 184, exportDays: 1, exportMiB: 10, quarantineDays: 30, quarantineMiB: 10 };
  const options = { db, audit: outbox.trail, dataFolder: folder, keep, log: pino({ level: 'silent' }) };
  keepTidy({ ...options, clock: { believed: Date.now() } });
  for (const kind of ['exports', 'quarantine']) {
    expect(readdirSync(path.join(folder, kind))).toEqual(['first', 'second', 'third']);
    for (const name of ['first', 'second', 'third']) {
      expect(Math.abs(statSync(path.join(folder, kind, name)).mtimeMs - Date.now())).toBeLessThan(DAY_MS);
    }
  }
  close(db);
});

/** Entries of the trail, oldest first, at those times. */
function trailOf(...times: readonly string[]) {
  const { db, outbox } = open(temporaryFolder());
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    for (const time of times) {
      vi.setSystemTime(time);
      outbox.noteUnlock('right');
    }
  } finally {
    vi.useRealTimers();
  }
  return {
    db,
    shorten: () => shortenTrail(db, outbox.trail, { since: Date.now() - 400 * DAY_MS, now: Date.now() }),
  };
}
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

it.each([
  [
    'at 2000, the first of all, stay while those after them are young',
    ['2000-01-01', '2000-01-02', ago(1)],
    0,
  ],
  ['at 1970 go with the old ones before them', [ago(500), '1970-01-01', ago(450), ago(1)], 3],
  ['at 1970 stay where nothing after them is old', [ago(500), '1970-01-01', ago(1)], 1],
  ['at 2040 hold no old ones', [ago(500), '2040-01-01', ago(450), ago(1)], 3],
])('entries of the trail %s', (_, times, gone) => {
  const { db, shorten } = trailOf(...times);
  expect(shorten()).toBe(gone);
  expect(checkAudit(db).faults).toEqual([]);
  close(db);
});

it.each(['2000-01-01', '2040-01-01'])('a slip noted at %s is there when the clock is right again', (day) => {
  const folder = temporaryFolder();
  const { db } = open(folder);
  const clock = { believed: null as number | null };
  new SlipBook(db, clock).note('LY001-20000101-0001-X', NO_FACTS);
  db.prepare('UPDATE slip SET noted_at = ?').run(`${day} 08:00:00`);
  clock.believed = Date.now();
  expect(new SlipBook(db, clock).find('LY001-20000101-0001-X')).toMatchObject({ state: 'due' });
  // Its days count from then on.
  clock.believed += 91 * DAY_MS;
  expect(new SlipBook(db, clock).find('LY001-20000101-0001-X')).toBeNull();
  close(db);
});
