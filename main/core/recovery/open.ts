/** The one SQLite file of a kiosk: opened durably, locked for one core, checked, mended where it is damaged, migrated forward. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Db } from '../store/db.ts';
import { isDiskError } from '../store/disk-error.ts';
import { migrate, NewerSchemaError } from '../store/migrate.ts';
import type { StoreNotice } from '../store/notices.ts';
import { hasRoom, volumeProblem } from '../store/volume.ts';
import { kioskOf, newestCopy } from './backup-copy.ts';
import { giveIdentity } from './identity.ts';
import { finishRecovery, recover } from './recover.ts';
import { PAGE_BYTES } from './sqlite-pages.ts';
import { readWal } from './wal.ts';

export type OpenAnswer =
  | {
      outcome: 'open';
      db: Db;
      /** What was found wrong and mended. */
      notices: StoreNotice[];
    }
  /** Another core owns this data folder. */
  | { outcome: 'in-use' }
  /** The folder or the file can't be written, read or trusted; `detail` is for the technician. `full`: for want of room. */
  | { outcome: 'unusable'; detail: string; full: boolean };

/** A copy on a second disk, and the kiosk whose it has to be. */
export type BackupSource = { folder: string; kioskId: string };

/** A larger file's indexes are not compared with its rows at start, bytes: that would keep the screen waiting. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;

/** What is wrong with the database itself, as against the disk under it. */
class DamagedError extends Error {}

/**
 * Opens `<folder>/kiosk.db` with WAL and `synchronous=FULL`: a committed transaction survives a power cut.
 * The lock is a second file held in an exclusive transaction, which the OS drops with the process, however it dies.
 * `backup`: where a copy may lie, to recover from.
 */
export function openDatabase(folder: string, backup: BackupSource | null = null): OpenAnswer {
  try {
    // Before anything is made there: on a read-only disk that fails with a message that names no reason.
    const problem = volumeProblem(folder) ?? notAFile(folder);
    if (problem) return { outcome: 'unusable', detail: problem, full: false };
    mkdirSync(path.join(folder, 'blobs'), { recursive: true, mode: 0o700 });
    const lived = existsSync(path.join(folder, 'lock.db'));
    if (!takeLock(folder)) return { outcome: 'in-use' };
    keepPrivate(folder);
    finishRecovery(folder);
    const notices: StoreNotice[] = [];
    const found = backup && newestCopy(backup.folder);
    const stranger = backup && found ? strangerOf(found, backup.kioskId) : null;
    if (stranger && !hasDatabase(folder)) return { outcome: 'unusable', detail: stranger, full: false };
    // Another kiosk's submissions mend nothing of this one's.
    const copy = stranger ? null : found;
    const damage = damageBeforeOpening(folder, lived, copy);
    if (damage) notices.push(recover(folder, damage, copy));
    try {
      return { outcome: 'open', db: openChecked(folder), notices };
    } catch (error) {
      if (!isDamage(error)) throw error;
      notices.push(recover(folder, (error as Error).message, copy));
      return { outcome: 'open', db: openChecked(folder), notices };
    }
  } catch (error) {
    // It may be tried again when there is room.
    releaseLocks();
    return {
      outcome: 'unusable',
      detail: `${folder}: ${(error as Error).message}`,
      full: isFull(error, folder),
    };
  }
}

/** SQLite would wait for ever on a pipe that stands where a file of its own should. Null: nothing of the kind is there. */
function notAFile(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const odd = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice(),
  );
  return odd ? `${path.join(folder, odd.name)} 不是文件（管道、套接字或设备），请移走` : null;
}

/** SQLite can't always tell why a file could not be made. */
function isFull(error: unknown, folder: string): boolean {
  return /^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(String((error as { code?: string }).code)) || !hasRoom(folder);
}

/** What SQLite would pass over in silence: a database that vanished or lost half a page, and a log spoilt in the middle. */
function damageBeforeOpening(folder: string, lived: boolean, copy: string | null): string | null {
  const file = path.join(folder, 'kiosk.db');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const log = `${file}-wal`;
  const wal = existsSync(log) ? readFileSync(log) : Buffer.alloc(0);
  if (size === 0 && lived) return '数据库文件不见了或是空的';
  // A new disk beside an old copy is no first start: what the copy holds comes back, and no receipt number is given again.
  if (size === 0) return copy ? '数据文件夹是新的，备份盘上有本机的备份' : null;
  const { transactions, damaged } = readWal(wal);
  if (damaged) return '数据库日志中间损坏';
  // Half a page at the end is what a checkpoint leaves when the power goes, and the log then still has it whole.
  const torn =
    size % PAGE_BYTES !== 0 && !transactions.flat().some(({ page }) => page === Math.ceil(size / PAGE_BYTES));
  return torn ? '数据库文件被截断' : null;
}

function openChecked(folder: string): Db {
  const file = path.join(folder, 'kiosk.db');
  const db = new Database(file);
  // SQLite makes its log and its copy for readers with the same mode.
  chmodSync(file, 0o600);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    // Sorting must not spill rows into a file of the system's temp folder.
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_size_limit = 4194304');
    // KiB of pages kept in memory. With the driver's 16 MiB the core grew for weeks, by as much, with what had passed through it.
    db.pragma('cache_size = -4096');
    const settings = [
      db.pragma('journal_mode', { simple: true }),
      db.pragma('synchronous', { simple: true }),
    ];
    if (settings[0] !== 'wal' || settings[1] !== 2) {
      throw new Error(`所在的文件系统不支持 WAL 日志（${settings.join('，')}）`);
    }
    const check = statSync(file).size > FULL_CHECK_BYTES ? 'quick_check(1)' : 'integrity_check(1)';
    const answer = db.pragma(check, { simple: true });
    if (answer !== 'ok') throw new DamagedError(`数据库损坏（${answer}）`);
    try {
      migrate(db);
    } catch (error) {
      if (error instanceof NewerSchemaError || isDiskError(error)) throw error;
      throw new DamagedError(`数据库结构不完整（${(error as Error).message}）`);
    }
    giveIdentity(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What an earlier release or a hand left readable for others is so no more. What belongs to somebody else is theirs. */
function keepPrivate(folder: string): void {
  for (const name of ['', ...readdirSync(folder)]) {
    const file = path.join(folder, name);
    try {
      const stat = lstatSync(file);
      if (stat.isSymbolicLink() || (stat.mode & 0o077) === 0) continue;
      chmodSync(file, stat.isDirectory() ? 0o700 : 0o600);
    } catch (error) {
      if (!['EPERM', 'ENOENT'].includes(String((error as { code?: string }).code))) throw error;
    }
  }
}

function hasDatabase(folder: string): boolean {
  return (statSync(path.join(folder, 'kiosk.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Another kiosk's copy is not restored into a new folder: a technician has to decide. Null: it is this kiosk's, or does not say. */
function strangerOf(copy: string, kioskId: string): string | null {
  const theirs = kioskOf(copy);
  if (theirs === null || theirs === kioskId) return null;
  return `数据文件夹是新的，而备份盘上是终端 ${theirs} 的备份，本机配置为 ${kioskId}：请换上本机的备份盘，或改正 kiosk.id 后重启`;
}

function isDamage(error: unknown): boolean {
  const code = String((error as { code?: string }).code ?? '');
  return error instanceof DamagedError || /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code);
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
  const file = path.join(folder, 'lock.db');
  try {
    return tryLock(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // It never holds anything; spoilt bytes in it are no reason to stay closed.
    rmSync(file);
    return tryLock(file);
  }
}

function tryLock(file: string): boolean {
  const lock = new Database(file, { timeout: 1000 });
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

/** Lets go of every folder that this process locked. */
export function releaseLocks(): void {
  for (const lock of locks.splice(0)) lock.close();
}
