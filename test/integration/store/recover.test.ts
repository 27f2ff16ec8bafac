/** Whatever bytes a disk spoils, the next start says so, keeps them, and goes on with every submission that is still legible. */
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { SlipBook } from '../../../main/core/cases/slip-book.ts';
import { LeaseBook } from '../../../main/core/leases/lease-book.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { openDatabase } from '../../../main/core/recovery/open.ts';
import { migrate } from '../../../main/core/store/migrate.ts';
import { MIGRATIONS } from '../../../main/core/store/migrations/index.ts';
import { asEarlier } from '../../kit/earlier.ts';
import {
  close,
  enqueueOne,
  type Filled,
  filledFolder,
  open,
  removeFolders,
  temporaryFolder,
} from '../../kit/filled.ts';

afterEach(removeFolders);

const PAGE = 4096;

/** A copy of the folder to spoil. */
function copyOf({ folder }: Filled): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

/** How each undelivered submission fared: whole (its body byte for byte), parked as damaged, or gone. */
function outcome(folder: string, filled: Filled) {
  const { db, notices, outbox } = open(folder);
  const counts = { whole: 0, parked: 0, gone: 0 };
  for (const { submissionId, body } of filled.enqueued) {
    const row = outbox.bySubmission(submissionId);
    if (!row) counts.gone++;
    else if (row.state === 'parked') counts.parked++;
    else {
      expect(row.body.equals(body)).toBe(true);
      counts.whole++;
    }
  }
  const integrity = db.pragma('integrity_check', { simple: true });
  // It goes on working.
  const next = outbox.nextReceiptNumber('LY001', Date.now());
  close(db);
  return { ...counts, notices: notices.map(({ code }) => code), integrity, next };
}

describe('a spoilt database', () => {
  it('header gone: everything comes back from the pages, under new receipt numbers that were never given', async () => {
    const filled = await filledFolder({ waiting: 12, delivered: 3 });
    const slip = { appointment: null, originals: ['idcard'] };
    const [first] = filled.enqueued;
    const whole = open(filled.folder);
    new SlipBook(whole.db, { believed: Date.now() }).note(first?.receiptNo ?? '', slip);
    close(whole.db);
    const before = readFileSync(path.join(filled.folder, 'kiosk.db'));
    overwrite(path.join(filled.folder, 'kiosk.db'), 0, Buffer.alloc(100));
    const after = outcome(filled.folder, filled);
    expect(after).toMatchObject({
      whole: 12,
      parked: 0,
      gone: 0,
      notices: ['store-recovered'],
      integrity: 'ok',
    });
    expect(Number(after.next.split('-')[2])).toBeGreaterThan(15);
    const [kept = ''] = readdirSync(path.join(filled.folder, 'quarantine'));
    const quarantined = readFileSync(path.join(filled.folder, 'quarantine', kept, 'kiosk.db'));
    expect(quarantined.subarray(100).equals(before.subarray(100))).toBe(true);
    const { db, outbox, notices } = open(filled.folder);
    expect(notices).toEqual([]);
    expect(outbox.deliveredCount()).toBe(3);
    // The platform is asked before anything is sent: it may have got it before the damage.
    expect(outbox.due(Date.now(), 'small', 50).every(({ unsure }) => unsure === 1)).toBe(true);
    expect(outbox.due(Date.now(), 'photographs', 50)).toHaveLength(4);
    expect(new SlipBook(db, { believed: Date.now() }).find(first?.receiptNo ?? '')).toEqual({
      facts: slip,
      state: 'due',
    });
    close(db);
  });

  it('each page in turn, whatever table or index it belongs to: only what lay on it can be gone', async () => {
    const filled = await filledFolder({ waiting: 12, delivered: 3 });
    const pages = statSync(path.join(filled.folder, 'kiosk.db')).size / PAGE;
    expect(pages).toBeGreaterThan(15);
    let unharmed = 0;
    for (let page = 0; page < pages; page++) {
      const copy = copyOf(filled);
      overwrite(path.join(copy, 'kiosk.db'), page * PAGE, Buffer.alloc(PAGE, 0xa5));
      const after = outcome(copy, filled);
      expect(after.integrity).toBe('ok');
      // A page holds one or two bodies of this size.
      expect([page, after.gone + after.parked]).toEqual([page, expect.toSatisfy((n: number) => n <= 3)]);
      if (after.gone + after.parked > 0) expect(after.notices).toContain('store-recovered');
      if (after.whole === 12) unharmed++;
    }
    // Most pages hold bodies.
    expect(unharmed).toBeGreaterThan(pages / 3);
  });

  it('cut off anywhere: what lay before the cut goes on', async () => {
    const filled = await filledFolder({ waiting: 12 });
    const { size } = statSync(path.join(filled.folder, 'kiosk.db'));
    const left: number[] = [];
    for (let share = 1; share <= 10; share++) {
      const copy = copyOf(filled);
      truncateSync(path.join(copy, 'kiosk.db'), Math.floor((size * share) / 10) - 77);
      const after = outcome(copy, filled);
      expect(after).toMatchObject({ integrity: 'ok', notices: ['store-recovered'] });
      left.push(after.whole);
    }
    expect([...left].sort((a, b) => a - b)).toEqual(left);
    // The last page alone is gone, with the rows on it.
    expect(left.at(-1)).toBeGreaterThanOrEqual(9);
  });

  it('emptied while its log still holds the rows', async () => {
    const filled = await filledFolder({ waiting: 6, crashed: true });
    truncateSync(path.join(filled.folder, 'kiosk.db'), 0);
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 6, notices: ['store-recovered'] });
  });

  it('bytes that are no database at all', async () => {
    const filled = await filledFolder({ waiting: 3 });
    writeFileSync(path.join(filled.folder, 'kiosk.db'), 'not a database, but long enough to be looked at');
    expect(outcome(filled.folder, filled)).toMatchObject({ gone: 3, notices: ['store-recovered'] });
  });

  it('a flipped bit inside one body: that one is parked, the others go on', async () => {
    const filled = await filledFolder({ waiting: 6 });
    const file = path.join(filled.folder, 'kiosk.db');
    const victim = filled.enqueued[2];
    const at = readFileSync(file).indexOf(victim?.body.subarray(300, 360) ?? '');
    overwrite(file, at, Buffer.from('#'));
    const { db, outbox } = open(filled.folder);
    const { selfCheck } = await import('../../../main/core/recovery/self-check.ts');
    const { Facts } = await import('../../../main/core/store/facts.ts');
    const found = selfCheck({
      db,
      outbox,
      facts: new Facts(db),
      dataFolder: filled.folder,
      backupFolder: null,
      now: Date.now(),
    });
    expect(found.map(({ code }) => code)).toEqual(['body-damaged']);
    expect(outbox.counts()).toEqual({ waiting: 5, parked: 1 });
    close(db);
  });

  it('the lock file spoilt: it is made anew', async () => {
    const filled = await filledFolder({ waiting: 1 });
    writeFileSync(path.join(filled.folder, 'lock.db'), Buffer.alloc(8192, 0x5a));
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 1, notices: [] });
  });
});

describe('a spoilt log', () => {
  it('each frame in turn: SQLite would forget all that follows it, the kiosk does not', async () => {
    const filled = await filledFolder({ waiting: 5, crashed: true });
    const { size } = statSync(path.join(filled.folder, 'kiosk.db-wal'));
    const frames = Math.floor((size - 32) / (PAGE + 24));
    expect(frames).toBeGreaterThan(20);
    let silent = 0;
    for (let frame = 0; frame < frames; frame++) {
      const copy = copyOf(filled);
      overwrite(path.join(copy, 'kiosk.db-wal'), 32 + frame * (PAGE + 24) + 24 + 2000, Buffer.from('spoilt'));
      const after = outcome(copy, filled);
      expect([frame, after.integrity]).toEqual([frame, 'ok']);
      expect([frame, after.gone + after.parked]).toEqual([frame, expect.toSatisfy((n: number) => n <= 2)]);
      if (after.notices.length === 0 && after.gone > 0) silent++;
    }
    // The very last commit's own frame can't be told from one that a power cut left unfinished.
    expect(silent).toBeLessThanOrEqual(1);
  });

  it.each([
    // Its frame was never written, its neighbours were: nobody was told of it.
    { frame: 'missing', recovered: false },
    // A page that was written and is no longer what it was: perhaps it had been told.
    { frame: 'spoilt', recovered: true },
  ])(
    'a delivery with any frames $frame: with both its row and its audit entry, or without both',
    async (how) => {
      // The last one has overflow pages, which a delivery overwrites.
      const filled = await filledFolder({ waiting: 0, delivered: 4, crashed: true });
      const wal = path.join(filled.folder, 'kiosk.db-wal');
      const frames = (statSync(wal).size - 32) / (PAGE + 24);
      const bytes = readFileSync(wal);
      const isCommit = (frame: number) => bytes.readUInt32BE(32 + frame * (PAGE + 24) + 4) > 0;
      let first = frames - 1;
      while (!isCommit(first - 1)) first--;
      const middle = frames - 1 - first;
      expect(middle).toBeGreaterThan(4);
      const delivered = new Set<number>();
      // Some eighty of them, by an odd step, so that no frame is always or never among them.
      const step = 2 * Math.floor(2 ** middle / 160) + 1;
      for (let chosen = 1; chosen < 2 ** middle; chosen += step) {
        const copy = copyOf(filled);
        for (let frame = first; frame < frames - 1; frame++) {
          if ((chosen & (1 << (frame - first))) === 0) continue;
          const at = 32 + frame * (PAGE + 24);
          if (how.recovered)
            overwrite(path.join(copy, 'kiosk.db-wal'), at + 24 + 2000, Buffer.from('spoilt'));
          else overwrite(path.join(copy, 'kiosk.db-wal'), at, Buffer.alloc(PAGE + 24));
        }
        const { db, outbox, notices } = open(copy);
        expect([chosen, checkAudit(db).faults]).toEqual([chosen, []]);
        expect([chosen, outbox.deliveredCount(), outbox.counts()]).toEqual([
          chosen,
          expect.toSatisfy((n: number) => n === 3 || n === 4),
          { waiting: 4 - outbox.deliveredCount(), parked: 0 },
        ]);
        expect(notices).toHaveLength(how.recovered ? 1 : 0);
        delivered.add(outbox.deliveredCount());
        close(db);
      }
      expect(delivered).toEqual(new Set(how.recovered ? [3, 4] : [3]));
    },
  );

  it('its header gone', async () => {
    const filled = await filledFolder({ waiting: 5, crashed: true });
    overwrite(path.join(filled.folder, 'kiosk.db-wal'), 0, Buffer.alloc(32));
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 5, notices: ['store-recovered'] });
  });

  it('an unfinished end is a power cut, not damage', async () => {
    const filled = await filledFolder({ waiting: 5, crashed: true });
    const { size } = statSync(path.join(filled.folder, 'kiosk.db-wal'));
    truncateSync(path.join(filled.folder, 'kiosk.db-wal'), size - 100);
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 4, gone: 1, notices: [] });
  });
});

describe('half of something', () => {
  it('a migration whose tables are there and whose version is not', async () => {
    const filled = await filledFolder({ waiting: 4 });
    const db = new Database(path.join(filled.folder, 'kiosk.db'));
    db.pragma('user_version = 1');
    db.close();
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 4, notices: ['store-recovered'] });
  });

  it('a recovery killed before its exchange: the next start finishes it, and the old log is not replayed', async () => {
    const filled = await filledFolder({ waiting: 4, crashed: true });
    const done = copyOf(filled);
    overwrite(path.join(done, 'kiosk.db-wal'), 0, Buffer.alloc(32));
    close(open(done).db);
    cpSync(path.join(done, 'kiosk.db'), path.join(filled.folder, 'kiosk.db.recovered'));
    expect(outcome(filled.folder, filled)).toMatchObject({ whole: 4, integrity: 'ok' });
    expect(existsSync(path.join(filled.folder, 'kiosk.db.recovered'))).toBe(false);
  });

  it('a newer release’s database is left alone', async () => {
    const filled = await filledFolder({ waiting: 1 });
    const db = new Database(path.join(filled.folder, 'kiosk.db'));
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    // It does not say who may work on it.
    db.exec("DELETE FROM fact WHERE name = 'schema-readable-from'");
    db.close();
    expect(openDatabase(filled.folder)).toMatchObject({ outcome: 'unusable' });
    expect(existsSync(path.join(filled.folder, 'quarantine'))).toBe(false);
  });
});

describe('leases after a recovery', () => {
  it('a rebuilt store begins a new book: what the old one had promised since a copy was made is not known', async () => {
    const filled = await filledFolder({ waiting: 2 });
    const whole = open(filled.folder);
    const before = new LeaseBook(whole.db);
    const at = {
      place: 'hall',
      zone: 'social',
      pool: 'RS',
      date: '2026-12-01',
      start: '09:00',
      end: '09:30',
    };
    const lease = { id: '0198f000-0000-4000-8000-000000000001', ...at };
    const word = before.next();
    before.accept(word.seq, { leases: [lease], settled: [] }, '2026-11-30');
    close(whole.db);
    overwrite(path.join(filled.folder, 'kiosk.db'), 0, Buffer.alloc(100));
    const { db } = open(filled.folder);
    const after = new LeaseBook(db).next();
    expect(after).toMatchObject({ seq: 1, free: [], used: [] });
    expect(after.book).not.toBe(word.book);
    close(db);
  });
});

describe('what the audit says after a recovery', () => {
  it('names the gap, and goes on behind it', async () => {
    const filled = await filledFolder({ waiting: 4 });
    overwrite(path.join(filled.folder, 'kiosk.db'), 0, Buffer.alloc(100));
    const { db, outbox } = open(filled.folder);
    expect(checkAudit(db).faults).toEqual([]);
    await enqueueOne(outbox, { kid: 'k1', publicKey: filled.keys.publicKey }, false);
    expect(checkAudit(db)).toMatchObject({ entries: 6, faults: [] });
    close(db);
  });
});

describe('migrations', () => {
  const earlier = [
    { version: 1, beforeTrail: 0, spoilt: false },
    { version: 2, beforeTrail: 0, spoilt: false },
    { version: 2, beforeTrail: 3, spoilt: false },
    { version: 3, beforeTrail: 0, spoilt: false },
    { version: 4, beforeTrail: 0, spoilt: false },
    { version: 5, beforeTrail: 0, spoilt: false },
    { version: 6, beforeTrail: 0, spoilt: false },
    { version: 7, beforeTrail: 0, spoilt: false },
    { version: 1, beforeTrail: 0, spoilt: true },
    { version: 2, beforeTrail: 0, spoilt: true },
    { version: 2, beforeTrail: 3, spoilt: true },
    { version: 3, beforeTrail: 0, spoilt: true },
  ];

  it('there is a case for every earlier version', () => {
    expect(new Set(earlier.map(({ version }) => version)).size).toBe(MIGRATIONS.length - 1);
  });

  it.each(earlier)('with data in it: %o', async ({ version, beforeTrail, spoilt }) => {
    const filled = await filledFolder({ waiting: 4, delivered: 2 });
    const folder = asEarlier(filled, version, beforeTrail);
    if (spoilt) overwrite(path.join(folder, 'kiosk.db'), 0, Buffer.alloc(100));
    const notices = spoilt ? ['store-recovered'] : [];
    expect(outcome(folder, filled)).toMatchObject({ whole: 4, notices, integrity: 'ok' });
    const { db, outbox } = open(folder);
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(outbox.deliveredCount()).toBe(2);
    expect(outbox.due(Date.now(), 'photographs', 9).map(({ submission_id }) => submission_id)).toEqual(
      filled.enqueued.filter(({ blobs }) => blobs.length > 0).map(({ submissionId }) => submissionId),
    );
    for (const { receiptNo, submissionId } of [...filled.enqueued, ...filled.delivered]) {
      expect(outbox.byReceipt(receiptNo)?.submission_id).toBe(submissionId);
    }
    // The one trail goes on, and knows what it knew.
    expect(checkAudit(db).faults).toEqual([]);
    const recipient = { kid: 'k1', publicKey: filled.keys.publicKey };
    const next = await enqueueOne(outbox, recipient, true);
    const row = outbox.bySubmission(next.submissionId);
    if (row) outbox.markDelivered(row, 'S43018120261124RS000099');
    expect(checkAudit(db).faults).toEqual([]);
    const unknown = db.prepare('SELECT count(*) FROM submission WHERE body_hash IS NULL').pluck().get();
    expect(unknown).toBe(version === 1 ? 6 : beforeTrail);
    close(db);
  });

  it('a release works on the schema of a newer one that says it may, and leaves one that does not', async () => {
    const later =
      'CREATE TABLE later (one INTEGER PRIMARY KEY) STRICT; ALTER TABLE outbox ADD COLUMN later TEXT;';
    const newer = { steps: [...MIGRATIONS, later], readableFrom: MIGRATIONS.length };
    const filled = await filledFolder({ waiting: 3, delivered: 1 });
    const file = path.join(filled.folder, 'kiosk.db');
    const upgraded = new Database(file);
    migrate(upgraded, undefined, newer);
    upgraded.close();
    // Back on this release: what waits is there, more is filed and delivered, and the step stays.
    const { db, outbox, notices } = open(filled.folder);
    expect(notices).toEqual([]);
    for (const { receiptNo } of filled.enqueued) expect(outbox.byReceipt(receiptNo)?.state).toBe('waiting');
    const recipient = { kid: 'k1', publicKey: filled.keys.publicKey };
    const next = await enqueueOne(outbox, recipient, true);
    const row = outbox.bySubmission(next.submissionId);
    if (row) outbox.markDelivered(row, 'S43018120261124RS000099');
    expect(outbox.bySubmission(next.submissionId)?.state).toBe('delivered');
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    close(db);
    // One that takes away says so, and is not touched.
    const breaking = { steps: [...newer.steps, 'SELECT 1'], readableFrom: MIGRATIONS.length + 2 };
    const broken = new Database(file);
    migrate(broken, undefined, breaking);
    broken.close();
    expect(openDatabase(filled.folder)).toMatchObject({
      outcome: 'unusable',
      detail: expect.stringContaining('新'),
    });
  });

  it('a step that fails half way leaves the step before', () => {
    const folder = temporaryFolder();
    const db = new Database(path.join(folder, 'kiosk.db'));
    migrate(db, 1);
    db.exec('CREATE TABLE audit (x)');
    expect(() => migrate(db)).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT count(*) AS n FROM outbox').get()).toEqual({ n: 0 });
    db.close();
  });
});
