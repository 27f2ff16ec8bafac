/** Files that are on the disk before the caller goes on. Windows has no folder fsync and journals the rename itself. */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Either the whole file stands under `to`, or what stood there before. */
export function copyDurably(from: string, to: string): void {
  const unfinished = `${to}.copying`;
  copyFileSync(from, unfinished);
  syncPath(unfinished);
  renameSync(unfinished, to);
}

/** As `copyDurably`; the name is on the disk, too. `mode`: of the file. Throws what the disk throws, leaving nothing unfinished. */
export function writeDurably(file: string, content: string | Uint8Array, mode = 0o600): void {
  const unfinished = `${file}.writing`;
  try {
    writeFileSync(unfinished, content, { mode });
    syncPath(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncPath(path.dirname(file));
}

export function syncPath(fileOrFolder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(fileOrFolder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
