/** A kiosk's database, opened to be read: by a command beside a running core, or of a disk that was taken out. Nothing is made or mended. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Db } from './db.ts';

export type Reading = { ok: true; db: Db } | { ok: false; problem: string };

/** `problem`: in the technician's words. */
export function openToRead(dataFolder: string): Reading {
  const file = path.join(dataFolder, 'kiosk.db');
  if (!existsSync(file)) return { ok: false, problem: noData(dataFolder) };
  let db: Db | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    // Opening reads nothing yet.
    db.prepare('SELECT 1 FROM fact LIMIT 1').get();
    return { ok: true, db };
  } catch (error) {
    db?.close();
    return { ok: false, problem: `${file} 读不出来：${(error as Error).message}` };
  }
}

/** Of a folder in which no kiosk has kept anything. */
export const noData = (dataFolder: string): string => `${dataFolder} 里没有终端的数据（kiosk.db）`;
