/** A sandbox of the time before service points keeps its seats: they are the hall's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDatabase } from '../../world/platform-sandbox/database.ts';

it('gives each seat its place, once', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'seats-'));
  const before = new Database(path.join(folder, 'platform.db'));
  before.exec(`
    CREATE TABLE kiosk_key (kid TEXT PRIMARY KEY) STRICT;
    CREATE TABLE seat (zone TEXT NOT NULL, department TEXT NOT NULL, date TEXT NOT NULL, start TEXT NOT NULL,
      number INTEGER NOT NULL, submission TEXT NOT NULL UNIQUE, expires_at INTEGER,
      PRIMARY KEY (zone, department, date, start, number)) STRICT;
    CREATE TABLE held_by (submission TEXT PRIMARY KEY REFERENCES seat (submission) ON DELETE CASCADE,
      kiosk_id TEXT NOT NULL) STRICT;
    INSERT INTO seat VALUES ('hr', 'RS', '2026-12-01', '09:00', 1, 's1', NULL), ('hr', 'RS', '2026-12-01', '09:00', 2, 's2', 5);
    INSERT INTO held_by VALUES ('s2', 'LY001')`);
  before.close();
  const seats = async () => {
    const db = await openDatabase(folder);
    const rows = await db.all<object>('SELECT place, pool, number, submission FROM seat ORDER BY number');
    await db.close();
    return rows.map(Object.values);
  };
  const kept = [
    ['hall', 'RS', 1, 's1'],
    ['hall', 'RS', 2, 's2'],
  ];
  expect(await seats()).toEqual(kept);
  expect(await seats()).toEqual(kept);
  rmSync(folder, { recursive: true });
});
