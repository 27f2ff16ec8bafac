/**
 * A spare machine takes a dead one's place: the store from a copy of it, or from its own disk, and a key of its own by a code for the swap.
 * From then on the platform answers the old machine no more. Whatever of this was done before is passed over, so it may be repeated.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { keptFiles } from '../configuration/reading.ts';
import { DEVICE_FILE } from '../signing/device.ts';
import type { PublicSigningKey } from '../signing/signing.ts';
import type { Db } from '../store/db.ts';
import { copyDurably, syncPath, writeDurably } from '../store/durable-files.ts';
import { Facts } from '../store/facts.ts';
import { kioskOf, newestCopy, restoreBlobs } from './backup-copy.ts';
import { identityOf } from './identity.ts';
import { slipKeysOf } from './key-notes.ts';
import { isInUse, openDatabase, releaseLocks } from './open.ts';

/** `problem`: for the technician, in Chinese. */
export type RestoreAnswer =
  | { ok: true; kioskId: string; waiting: number; delivered: number; slipKeys: PublicSigningKey[] }
  | { ok: false; problem: string };

/** Whose copy lies in `from`; null: none that can be read, or it does not say. */
export function kioskOfCopy(from: string): string | null {
  const copy = newestCopy(from);
  return copy === null ? null : kioskOf(copy);
}

/** Brings the store in `from` into a data folder that has none. Throws what the disks throw. */
export function restoreStore(dataFolder: string, from: string): RestoreAnswer {
  const copy = newestCopy(from);
  const kioskId = copy && kioskOf(copy);
  if (!copy || !kioskId) return { ok: false, problem: `${from} 里没有可用的备份（kiosk.db）` };
  const own = path.join(dataFolder, 'kiosk.db');
  const isThere = (statSync(own, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const isOthers = isThere && storeIn(own) !== storeIn(copy);
  if (isOthers && !isUnused(dataFolder)) {
    return {
      ok: false,
      problem: `${dataFolder} 里已有另一套数据，没有改动：请换一个空的数据目录，或先移走它`,
    };
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (isOthers && !isInUse(dataFolder)) putAside(dataFolder);
  const opened = openDatabase(dataFolder, { folder: from, kioskId });
  if (opened.outcome !== 'open') {
    const problem = opened.outcome === 'in-use' ? '主程序正在运行：请先停下来再接替' : opened.detail;
    return { ok: false, problem };
  }
  try {
    const { db } = opened;
    restoreBlobs(dataFolder, from, photographsOf(db));
    restoreSettings(dataFolder, from);
    const count = (table: string) =>
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    const slipKeys = slipKeysOf(new Facts(db));
    return { ok: true, kioskId, waiting: count('outbox'), delivered: count('outbox_done'), slipKeys };
  } finally {
    opened.db.close();
    releaseLocks();
  }
}

/** Each has a row as soon as somebody was promised something. */
const PROMISES = ['receipt_sequence', 'outbox', 'outbox_done', 'outbox_blob', 'slip', 'lease'];

/** A spare that was configured and tried, and served nobody: its store holds what its technician did, and no more. */
function isUnused(dataFolder: string): boolean {
  if (existsSync(path.join(dataFolder, DEVICE_FILE))) return false;
  const db = new Database(path.join(dataFolder, 'kiosk.db'), { readonly: true });
  try {
    return PROMISES.every((table) => db.prepare(`SELECT 1 FROM ${table}`).get() === undefined);
  } catch {
    // Damaged, or of an earlier release: a person has to look.
    return false;
  } finally {
    db.close();
  }
}

/** Where what was damaged is kept, too, and as long (retention.ts). The lock goes with them: by it a start knows that there was a store. */
function putAside(dataFolder: string): void {
  const aside = path.join(dataFolder, 'quarantine', new Date().toISOString().replaceAll(/[:.]/g, ''));
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of ['kiosk.db', 'kiosk.db-wal', 'kiosk.db-shm', 'lock.db', 'lock.db-journal']) {
    const file = path.join(dataFolder, name);
    if (existsSync(file)) renameSync(file, path.join(aside, name));
  }
  syncPath(dataFolder);
}

/** Null: it can't be read, or is of an earlier release. */
function storeIn(file: string): string | null {
  const db = new Database(file, { readonly: true });
  try {
    return identityOf(db);
  } finally {
    db.close();
  }
}

const photographsOf = (db: Db): string[] =>
  db.prepare<[], string>('SELECT sha256 FROM outbox_blob').pluck().all();

/** What a technician and the operator had set, which a copy keeps in its `config`, and a data folder, too. */
function restoreSettings(dataFolder: string, from: string): void {
  const { technician, remote } = keptFiles(dataFolder);
  for (const file of [technician, remote]) {
    const kept = path.join(from, 'config', path.basename(file));
    if (!existsSync(kept) || existsSync(file)) continue;
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    copyDurably(kept, file);
  }
}

/** The site's file of the copy, where this machine has none of its own. Null: there is neither. */
export function siteOfCopy(dataFolder: string, from: string): string | null {
  const own = path.join(dataFolder, 'site.yaml');
  if (existsSync(own)) return own;
  const kept = [path.join(from, 'config', 'site.yaml'), path.join(from, 'site.yaml')].find(existsSync);
  if (kept === undefined) return null;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeDurably(own, readFileSync(kept, 'utf8'));
  return own;
}
