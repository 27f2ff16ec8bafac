/**
 * Copies the store to a folder on a second disk: photographs, the database, the site's configuration. Run in a process of its own
 * (backup-main.ts): a second disk that hangs must not stop the core.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { lastOf } from '../audit/audit.ts';
import { EACH_BLOB } from '../outbox/kept.ts';
import type { Db } from '../store/db.ts';
import { copyDurably, syncPath } from '../store/durable-files.ts';
import { readJson } from '../store/read-json.ts';
import { hasPassed, identityOf } from './identity.ts';

export type BackupJob = {
  dataFolder: string;
  /** A folder on another disk; made when it is missing, its disk being there. */
  target: string;
  /** Copied too, so that a spare machine finds its site. */
  configFiles: readonly string[];
  /** Only for tests and development: the copy may lie on the disk that it is a copy of. */
  sameDisk: boolean;
};

/** `problem`: for the technician, in Chinese; null when the copy was made and read back. */
export type BackupAnswer = { problem: string | null };

const Named = z.object({ kioskId: z.string() });
const BLOB_NAME = /^[0-9a-f]{64}$/;
/** The generation before the newest: what was there before the last copy. */
const BEFORE = 'kiosk.db.1';
/** What stood there and could not be read: it may be somebody's only copy, so it is put aside with its photographs. */
const UNREADABLE = 'kiosk.db.unreadable';
/** So long somebody has to look into it; then it goes, or the photographs beside it would fill the disk. */
const UNREADABLE_MS = 60 * 24 * 3600_000;

/** `now`: milliseconds since the epoch. Throws what the disks throw. */
export function copyStore(
  { dataFolder, target, configFiles, sameDisk }: BackupJob,
  now = Date.now(),
): BackupAnswer {
  if (!sameDisk && statSync(nearestExisting(target)).dev === statSync(dataFolder).dev) {
    return { problem: `${target} 与数据在同一块磁盘上：备份盘没有挂载，或配置有误` };
  }
  const source = new Database(path.join(dataFolder, 'kiosk.db'), { readonly: true });
  try {
    const strange =
      foreignCopy(source, path.join(target, 'kiosk.db')) ?? foreignCopy(source, path.join(target, BEFORE));
    if (strange) return { problem: strange };
    copyBlobs(path.join(dataFolder, 'blobs'), path.join(target, 'blobs'));
    copyConfiguration(configFiles, path.join(target, 'config'));
    const fault = copyDatabase(source, target);
    if (fault) return { problem: fault };
    if (isUnreadableKept(target, now)) return { problem: null };
    sweepBlobs(target);
    return { problem: null };
  } finally {
    source.close();
  }
}

/** A copy of another store, or of a trail that is not this one's past, is somebody's only copy: it is never replaced. */
function foreignCopy(source: Db, file: string): string | null {
  if (!existsSync(file)) return null;
  const copy = openReadOnly(file);
  // What can't be read is put aside by the rotation.
  if (!copy) return null;
  try {
    const theirs = identityOf(copy);
    if (theirs !== null && theirs !== identityOf(source))
      return '备份盘上是另一台终端或另一套数据的备份，未覆盖';
    return hasPassed(source, lastOf(copy)) ? null : '备份盘上的备份不是本机数据的过去，未覆盖';
  } finally {
    copy.close();
  }
}

/** Photographs first: the copied database never names one that is not there yet. */
function copyBlobs(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const copied = new Set(readdirSync(to));
  for (const name of readdirSync(from).filter((file) => BLOB_NAME.test(file))) {
    // Delivered and removed in the meantime, or no file at all.
    const isFile = statSync(path.join(from, name), { throwIfNoEntry: false })?.isFile();
    if (copied.has(name) || !isFile) continue;
    copyDurably(path.join(from, name), path.join(to, name));
  }
}

function copyConfiguration(files: readonly string[], to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const file of files) if (existsSync(file)) copyDurably(file, path.join(to, path.basename(file)));
}

/** Returns what is wrong with the copy, or null; only a copy that was read back takes the place of the one before. */
function copyDatabase(source: Db, target: string): string | null {
  const unfinished = path.join(target, 'kiosk.db.copying');
  rmSync(unfinished, { force: true });
  source.prepare('VACUUM INTO ?').run(unfinished);
  const copy = new Database(unfinished);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('secure_delete = ON');
    // Nobody's draft outlives its session on another disk.
    copy.exec('DELETE FROM draft; DELETE FROM draft_page;');
    if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') return '备份读回时发现损坏';
    if (!hasPassed(source, lastOf(copy))) return '备份读回时与本机数据不符';
  } finally {
    copy.close();
  }
  syncPath(unfinished);
  const current = path.join(target, 'kiosk.db');
  if (existsSync(current)) renameSync(current, path.join(target, isReadable(current) ? BEFORE : UNREADABLE));
  renameSync(unfinished, current);
  syncPath(target);
  return null;
}

/** Whether a copy that could not be read is put aside here, with photographs that nobody knows; one that lay long enough is deleted. */
function isUnreadableKept(target: string, now: number): boolean {
  const file = path.join(target, UNREADABLE);
  // When it was put aside: renaming sets this time, and leaves that of the last write.
  const since = statSync(file, { throwIfNoEntry: false })?.ctimeMs;
  if (since === undefined) return false;
  if (now - since < UNREADABLE_MS) return true;
  rmSync(file);
  return false;
}

/** What neither generation names is no longer needed. */
function sweepBlobs(target: string): void {
  const named = new Set<string>();
  for (const file of ['kiosk.db', BEFORE]) {
    const copy = openReadOnly(path.join(target, file));
    if (copy) for (const name of namesIn(copy)) named.add(name);
    copy?.close();
  }
  for (const name of readdirSync(path.join(target, 'blobs'))) {
    if (!named.has(name)) rmSync(path.join(target, 'blobs', name), { force: true });
  }
}

/** Photographs that a copy names: of what waits, and, in a copy by this release, of what was delivered and is still kept. */
function namesIn(copy: Db): string[] {
  const all = (sql: string) => copy.prepare<[], string>(sql).pluck().all();
  const queued = all('SELECT sha256 FROM outbox_blob');
  if (all("SELECT 1 FROM sqlite_master WHERE name = 'kept'").length === 0) return queued;
  return [...queued, ...all(`SELECT json_each.value FROM kept, ${EACH_BLOB}`)];
}

/** Null when it is not there or is no database. */
function openReadOnly(file: string): Db | null {
  if (!existsSync(file)) return null;
  const db = new Database(file, { readonly: true });
  try {
    db.prepare('SELECT count(*) FROM fact').get();
    return db;
  } catch {
    db.close();
    return null;
  }
}

function nearestExisting(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestExisting(parent);
}

function isReadable(file: string): boolean {
  const copy = openReadOnly(file);
  copy?.close();
  return copy !== null;
}

/** The newest copy in `folder`, or the one before it where the newest can't be read; null where there is none. */
export function newestCopy(folder: string): string | null {
  for (const name of ['kiosk.db', BEFORE]) {
    const file = path.join(folder, name);
    // Opening a pipe waits for ever, and this is the core's own start.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() && isReadable(file)) return file;
  }
  return null;
}

/** The kiosk that a copy is of, as it said of itself when its configuration was last good; null: it never was. */
export function kioskOf(file: string): string | null {
  const copy = openReadOnly(file);
  const info = copy?.prepare<[], string>("SELECT value FROM fact WHERE name = 'kiosk-info'").pluck().get();
  copy?.close();
  return (info !== undefined && readJson(info, Named)?.kioskId) || null;
}

/** Brings back photographs that the data folder lost and the backup has. Returns how many. */
export function restoreBlobs(dataFolder: string, backupFolder: string, wanted: readonly string[]): number {
  let restored = 0;
  for (const name of wanted) {
    const from = path.join(backupFolder, 'blobs', name);
    if (!statSync(from, { throwIfNoEntry: false })?.isFile()) continue;
    copyDurably(from, path.join(dataFolder, 'blobs', name));
    restored++;
  }
  return restored;
}
