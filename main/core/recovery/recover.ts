/** Puts a damaged database aside and a rebuilt one in its place, so that a kill at any point of it loses nothing. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { syncPath } from '../store/durable-files.ts';
import { notice, type StoreNotice } from '../store/notices.ts';
import { IDENTITY, identityOf } from './identity.ts';
import { rebuild } from './rebuild.ts';
import { type Remains, salvage } from './salvage.ts';

const FILES = ['kiosk.db', 'kiosk.db-wal', 'kiosk.db-shm'];
/** Whole and fsynced under this name: only the exchange is left to do. */
const READY = 'kiosk.db.recovered';
const BUILDING = 'kiosk.db.rebuilding';

/**
 * Keeps the damaged files in `<folder>/quarantine/<time>/` and rebuilds from their bytes, and from the backup's where
 * there is one. `copy`: the backup's database file. Throws what the disk throws.
 */
export function recover(folder: string, why: string, copy: string | null): StoreNotice {
  const name = new Date().toISOString().replaceAll(/[:.]/g, '');
  const quarantine = path.join(folder, 'quarantine', name);
  mkdirSync(quarantine, { recursive: true, mode: 0o700 });
  for (const file of FILES) {
    const from = path.join(folder, file);
    if (!existsSync(from)) continue;
    copyFileSync(from, path.join(quarantine, file));
    syncPath(path.join(quarantine, file));
  }
  syncPath(quarantine);
  const own = remainsOf(path.join(quarantine, 'kiosk.db'));
  const copied = copy && isSameStore(own, copy) ? [remainsOf(copy)] : [];
  const building = path.join(folder, BUILDING);
  rmSync(building, { force: true });
  rmSync(`${building}-journal`, { force: true });
  const rebuilt = rebuild(building, salvage([...copied, own]), name);
  renameSync(building, path.join(folder, READY));
  syncPath(folder);
  finishRecovery(folder);
  const { undelivered, delivered, damaged } = rebuilt;
  return notice(
    'store-recovered',
    `${why}；原文件保存在 quarantine/${name}；恢复未送达 ${undelivered} 件、已送达 ${delivered} 件，内容损坏 ${damaged} 件`,
  );
}

/** A rebuilt database that a kill left unplaced takes its place: the old log must go first, it would be replayed into it. */
export function finishRecovery(folder: string): void {
  const ready = path.join(folder, READY);
  if (!existsSync(ready)) return;
  rmSync(path.join(folder, 'kiosk.db-wal'), { force: true });
  rmSync(path.join(folder, 'kiosk.db-shm'), { force: true });
  renameSync(ready, path.join(folder, 'kiosk.db'));
  syncPath(folder);
}

function remainsOf(file: string): Remains {
  return { database: bytesOf(file), wal: bytesOf(`${file}-wal`) };
}

/** Whether a copy is of the store that was damaged, as far as both still say which one they are. */
function isSameStore(own: Remains, copy: string): boolean {
  const ours = salvage([own]).fact.find(({ name }) => name === IDENTITY)?.value;
  const db = new Database(copy, { readonly: true });
  const theirs = identityOf(db);
  db.close();
  return ours === undefined || theirs === null || ours === theirs;
}

function bytesOf(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
}
