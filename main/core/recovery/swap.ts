/**
 * A spare machine takes a dead one's place: the store from a copy of it, or from its own disk, and a key of its own by a code for the swap.
 * From then on the platform answers the old machine no more. Whatever of this was done before is passed over, so it may be repeated.
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { keptFiles } from '../configuration/reading.ts';
import type { PublicSigningKey } from '../signing/signing.ts';
import type { Db } from '../store/db.ts';
import { copyDurably, writeDurably } from '../store/durable-files.ts';
import { Facts } from '../store/facts.ts';
import { kioskOf, newestCopy, restoreBlobs } from './backup-copy.ts';
import { identityOf } from './identity.ts';
import { slipKeysOf } from './key-notes.ts';
import { openDatabase, releaseLocks } from './open.ts';

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
  if (isThere && storeIn(own) !== storeIn(copy)) {
    return {
      ok: false,
      problem: `${dataFolder} 里已有另一套数据，没有改动：请换一个空的数据目录，或先移走它`,
    };
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
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
