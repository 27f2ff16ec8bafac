/** Sealed photographs in `blobs/<sha256>`: written durably before a commit names them, swept when nothing names them. */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readBytes } from '../../../kiosk-config/read-text.ts';

/** SHA-256 (lower-case hex) and size in bytes of the sealed bytes. */
export type StoredBlob = { sha256: string; size: number };

const NAME = /^[0-9a-f]{64}$/;

export class BlobStore {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = path.join(dataFolder, 'blobs');
  }

  /** Has the bytes on the disk (file and folder fsynced) before it returns. Throws what the disk throws, leaving nothing. */
  store(sealed: Uint8Array): StoredBlob {
    const sha256 = createHash('sha256').update(sealed).digest('hex');
    const target = this.#path(sha256);
    if (!this.has(sha256)) {
      const temporary = path.join(this.#folder, `.${randomUUID()}`);
      try {
        const file = openSync(temporary, 'wx', 0o600);
        try {
          writeFileSync(file, sealed);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(temporary, target);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
      syncFolder(this.#folder);
    }
    return { sha256, size: sealed.byteLength };
  }

  /** Null when the file is gone, or is no longer what its name says, or no file at all. */
  read(sha256: string): Buffer | null {
    try {
      const bytes = readBytes(this.#path(sha256));
      return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
    } catch (error) {
      if (['ENOENT', 'ENXIO'].includes((error as { code?: string }).code ?? '')) return null;
      throw error;
    }
  }

  /** In bytes; 0 when the file is gone. */
  size(sha256: string): number {
    return statSync(this.#path(sha256), { throwIfNoEntry: false })?.size ?? 0;
  }

  has(sha256: string): boolean {
    return statSync(this.#path(sha256), { throwIfNoEntry: false })?.isFile() ?? false;
  }

  remove(sha256: string): void {
    rmSync(this.#path(sha256), { force: true });
  }

  /** Removes what a crash left behind: half-written files, and blobs that no submission names. Returns how many. */
  sweep(named: (sha256: string) => boolean): number {
    const stray = readdirSync(this.#folder).filter((name) => !NAME.test(name) || !named(name));
    for (const name of stray) rmSync(path.join(this.#folder, name), { force: true, recursive: true });
    return stray.length;
  }

  #path(sha256: string): string {
    return path.join(this.#folder, sha256);
  }
}

/** A rename is durable only once its folder is. Windows has no folder fsync and journals the rename itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
