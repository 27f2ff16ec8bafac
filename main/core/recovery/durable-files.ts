/** Files that are on the disk before the caller goes on. Windows has no folder fsync and journals the rename itself. */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';

/** Either the whole file stands under `to`, or what stood there before. */
export function copyDurably(from: string, to: string): void {
  const unfinished = `${to}.copying`;
  copyFileSync(from, unfinished);
  syncPath(unfinished);
  renameSync(unfinished, to);
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
