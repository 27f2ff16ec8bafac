/** Whether a submission begun now could be saved: half of the reserve is held as a file, to be given up in need. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

const MIB = 1024 * 1024;

export class Space {
  readonly #folder: string;
  readonly #ballast: string;
  readonly #halfBytes: number;

  /** `reserveMiB`: free disk that a matter may need from its first touch to its confirm. */
  constructor(folder: string, reserveMiB: number) {
    this.#folder = folder;
    this.#ballast = path.join(folder, 'ballast');
    this.#halfBytes = Math.floor((reserveMiB * MIB) / 2);
  }

  /** Bytes that this process may still use on the data folder's disk. */
  freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.#folder);
    return bavail * bsize;
  }

  /**
   * True when the ballast is in place, as much again is free, and the disk takes writes. Puts the ballast back
   * where there is room again, so it may take as long as writing half the reserve.
   */
  canSave(): boolean {
    try {
      accessSync(this.#folder, constants.W_OK);
      return this.#hold() && this.freeBytes() >= this.#halfBytes;
    } catch {
      return false;
    }
  }

  /** The disk filled up under a confirm: gives the ballast up for it. False: there was none left. */
  relieve(): boolean {
    try {
      const had = this.#ballastBytes() > 0;
      rmSync(this.#ballast, { force: true });
      return had;
    } catch {
      return false;
    }
  }

  #ballastBytes(): number {
    return statSync(this.#ballast, { throwIfNoEntry: false })?.size ?? 0;
  }

  #hold(): boolean {
    const missing = this.#halfBytes - this.#ballastBytes();
    if (missing <= 0) return true;
    if (this.freeBytes() < missing + this.#halfBytes) return false;
    const file = openSync(this.#ballast, 'a', 0o600);
    try {
      const chunk = Buffer.alloc(MIB);
      for (let left = missing; left > 0; left -= chunk.length) writeSync(file, chunk, 0, Math.min(left, MIB));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  }
}
