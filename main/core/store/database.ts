/** The one SQLite file of a kiosk: opened durably, locked for one core, migrated forward only. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations.ts';

export type Db = Database.Database;

export type OpenAnswer =
  | { outcome: 'open'; db: Db }
  /** Another core owns this data folder. */
  | { outcome: 'in-use' }
  /** The folder or the file can't be written or read; `detail` is for the technician. */
  | { outcome: 'unusable'; detail: string };

/**
 * Opens `<folder>/kiosk.db` with WAL and `synchronous=FULL`: a committed transaction survives a power cut.
 * The lock is a second file held in an exclusive transaction, which the OS drops with the process, however it dies.
 */
export function openDatabase(folder: string): OpenAnswer {
  try {
    mkdirSync(path.join(folder, 'blobs'), { recursive: true, mode: 0o700 });
    if (!takeLock(folder)) return { outcome: 'in-use' };
    const db = new Database(path.join(folder, 'kiosk.db'));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('journal_size_limit = 4194304');
    if (db.pragma('journal_mode', { simple: true }) !== 'wal') {
      return { outcome: 'unusable', detail: `${folder} 所在的文件系统不支持 WAL 日志` };
    }
    migrate(db);
    return { outcome: 'open', db };
  } catch (error) {
    return { outcome: 'unusable', detail: `${folder}: ${(error as Error).message}` };
  }
}

/** Whether a running core owns the folder: lets a launcher say so before it starts anything else. */
export function isInUse(folder: string): boolean {
  if (!existsSync(path.join(folder, 'lock.db'))) return false;
  const free = takeLock(folder);
  if (free) locks.pop()?.close();
  return !free;
}

const locks: Db[] = [];

function takeLock(folder: string): boolean {
  const lock = new Database(path.join(folder, 'lock.db'), { timeout: 1000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    locks.push(lock);
    return true;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

/** Lets go of every folder this process locked: for tests that open one folder twice in one process. */
export function releaseLocks(): void {
  for (const lock of locks.splice(0)) lock.close();
}

function migrate(db: Db): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > MIGRATIONS.length) {
    throw new Error(`数据库版本 ${version} 比本程序（${MIGRATIONS.length}）新，请先升级程序`);
  }
  for (const [at, sql] of MIGRATIONS.entries()) {
    if (at < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${at + 1}`);
    })();
  }
}
