/** Files that are on the disk before the caller goes on. Windows has no folder fsync and journals the rename itself. */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Either the whole file stands under `to`, or what stood there before. Throws with code `ENXIO` where `from` is no file: reading it may never end. */
export function copyDurably(from: string, to: string): void {
  if (!statSync(from).isFile()) throw Object.assign(new Error(`${from} is no file`), { code: 'ENXIO' });
  const unfinished = `${to}.copying`;
  rmSync(unfinished, { force: true });
  copyFileSync(from, unfinished);
  syncPath(unfinished);
  renameSync(unfinished, to);
}

/** As `copyDurably`; the name is on the disk, too. `mode`: of the file. Throws what the disk throws, leaving nothing unfinished. */
export function writeDurably(file: string, content: string | Uint8Array, mode = 0o600): void {
  const unfinished = `${file}.writing`;
  try {
    // Whatever was left there, a pipe too: writing into one may wait for ever.
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, content, { mode, flag: 'wx' });
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
