/** Copies the database and the sealed photographs to a second path while the kiosk works: a dead disk then loses little. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { hallTime } from '../model/clock.ts';
import type { Db } from '../store/db.ts';

export type BackupState = { at: string; path: string; ok: boolean };

/** Changes gather this long before they are copied, milliseconds. */
const SETTLE_MS = 10_000;
const PAGES_A_STEP = 256;
const BLOB_NAME = /^[0-9a-f]{64}$/;

export class Backup {
  readonly #db: Db;
  readonly #dataFolder: string;
  readonly #target: string;
  readonly #log: Pick<Logger, 'warn'>;
  #state: BackupState | null = null;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  /** `target`: a folder on another disk; made when it is missing. */
  constructor(options: { db: Db; dataFolder: string; target: string; log: Pick<Logger, 'warn'> }) {
    this.#db = options.db;
    this.#dataFolder = options.dataFolder;
    this.#target = options.target;
    this.#log = options.log;
  }

  get state(): BackupState | null {
    return this.#state;
  }

  /** Something changed: it is copied a little later, with what else changes until then. */
  soon(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.now();
    }, SETTLE_MS);
  }

  /** Never throws: a second disk that fails must not stop the first. */
  now(): Promise<void> {
    this.#running ??= this.#copy()
      .then(() => this.#done(true))
      .catch((error: { code?: string }) => {
        this.#log.warn({ event: 'backup.failed', code: String(error.code) });
        this.#done(false);
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #done(ok: boolean): void {
    this.#state = { at: hallTime(Date.now()), path: this.#target, ok };
  }

  /** Photographs first: the copied database never names one that is not there yet. */
  async #copy(): Promise<void> {
    const blobs = path.join(this.#target, 'blobs');
    mkdirSync(blobs, { recursive: true, mode: 0o700 });
    const here = path.join(this.#dataFolder, 'blobs');
    const present = readdirSync(here).filter((name) => BLOB_NAME.test(name));
    const copied = new Set(readdirSync(blobs));
    for (const name of present) {
      if (copied.has(name)) continue;
      // Delivered and removed in the meantime.
      if (!existsSync(path.join(here, name))) continue;
      copyDurably(path.join(here, name), path.join(blobs, name));
    }
    const unfinished = path.join(this.#target, 'kiosk.db.copying');
    rmSync(unfinished, { force: true });
    await this.#db.backup(unfinished, { progress: () => PAGES_A_STEP });
    syncPath(unfinished);
    renameSync(unfinished, path.join(this.#target, 'kiosk.db'));
    syncPath(this.#target);
    const stillHere = new Set(readdirSync(here));
    for (const name of copied) if (!stillHere.has(name)) rmSync(path.join(blobs, name), { force: true });
  }
}

/** Brings back photographs that the data folder lost and the backup has. Returns how many. */
export function restoreBlobs(dataFolder: string, backupFolder: string, wanted: readonly string[]): number {
  let restored = 0;
  for (const name of wanted) {
    const from = path.join(backupFolder, 'blobs', name);
    if (!existsSync(from)) continue;
    copyDurably(from, path.join(dataFolder, 'blobs', name));
    restored++;
  }
  return restored;
}

function copyDurably(from: string, to: string): void {
  const unfinished = `${to}.copying`;
  copyFileSync(from, unfinished);
  syncPath(unfinished);
  renameSync(unfinished, to);
}

function syncPath(fileOrFolder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(fileOrFolder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
