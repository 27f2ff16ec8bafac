/** Whatever bytes a disk gives back, reading them neither throws nor hangs: a recovery that fell over would close the kiosk for good. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { salvage } from '../../../../../main/core/recovery/salvage.ts';
import { leafRows, PAGE_BYTES, pagesOf } from '../../../../../main/core/recovery/sqlite-pages.ts';
import { readWal } from '../../../../../main/core/recovery/wal.ts';
import { migrate } from '../../../../../main/core/store/migrate.ts';

const bytes = (most: number) => fc.uint8Array({ minLength: 0, maxLength: most }).map((b) => Buffer.from(b));

/** A database as a file, with one row in it. */
function database(body = 'x'.repeat(9_000)): Buffer {
  const db = new Database(':memory:');
  migrate(db);
  db.prepare(
    `INSERT INTO outbox (seq, submission_id, receipt_no, service, item_code, committed_at, blob_count, state, body)
     VALUES (1, ?, 'LY001-20261124-0001-K', 'pre-review', 'RS-0001', '2026-11-24T10:00:00+08:00', 0, 'waiting', ?)`,
  ).run('01a20bc0-24b3-763f-bf95-4411339b60fa', Buffer.from(body));
  const file = db.serialize();
  db.close();
  return file;
}

describe('torn bytes', () => {
  it('reads an undamaged file, a long row’s overflow pages included', () => {
    const { outbox } = salvage([{ database: database(), wal: Buffer.alloc(0) }]);
    expect(outbox).toMatchObject([{ seq: 1, receipt_no: 'LY001-20261124-0001-K', state: 'waiting' }]);
    expect(outbox[0]?.body).toEqual(Buffer.alloc(9_000, 'x'));
  });

  it('a long row whose overflow pages were overwritten later keeps the reading that was whole', () => {
    const whole = database('{"x":1}'.padEnd(9_000));
    for (let page = 1; page * PAGE_BYTES < whole.length; page++) {
      const later = Buffer.from(whole);
      later.fill(0, page * PAGE_BYTES + 4, (page + 1) * PAGE_BYTES);
      const wal = Buffer.alloc(0);
      const { outbox } = salvage([
        { database: whole, wal },
        { database: later, wal },
      ]);
      expect(String(outbox[0]?.body).trim()).toBe('{"x":1}');
    }
  });

  it('any bytes as a page that claims to hold rows', () => {
    fc.assert(
      fc.property(bytes(PAGE_BYTES), (noise) => {
        const page = Buffer.alloc(PAGE_BYTES);
        noise.copy(page);
        page[0] = 0x0d;
        const pages = pagesOf(Buffer.concat([Buffer.alloc(PAGE_BYTES), page]));
        return Array.isArray(leafRows(2, pages));
      }),
      { numRuns: 2_000 },
    );
  });

  it('any change of a real file: its row comes back whole, changed within its values, or not at all', () => {
    const file = database();
    const damage = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(damage, fc.nat(file.length), (changes, length) => {
        const torn = Buffer.from(file);
        for (const [at, value] of changes) torn[at] = value;
        const { outbox } = salvage([{ database: torn.subarray(0, length), wal: Buffer.alloc(0) }]);
        return outbox.length <= 1;
      }),
      { numRuns: 500 },
    );
  });

  it('an overflow chain that bites its own tail ends', () => {
    const file = Buffer.from(database());
    for (let page = 1; page * PAGE_BYTES < file.length; page++) {
      const looped = Buffer.from(file);
      looped.writeUInt32BE(page + 1, page * PAGE_BYTES);
      expect(salvage([{ database: looped, wal: Buffer.alloc(0) }]).outbox.length).toBeLessThanOrEqual(1);
    }
  });

  it('any bytes as a log', () => {
    fc.assert(
      fc.property(bytes(3 * PAGE_BYTES), fc.boolean(), (noise, magic) => {
        const log = Buffer.concat([noise, Buffer.alloc(2 * PAGE_BYTES)]);
        if (magic) log.writeUInt32BE(0x377f0682, 0);
        return Array.isArray(readWal(log).transactions);
      }),
      { numRuns: 1_000 },
    );
  });
});
