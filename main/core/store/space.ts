/** Whether a submission begun now could be saved. */
import { statfsSync } from 'node:fs';

export class Space {
  readonly #folder: string;
  readonly #reserveBytes: number;

  constructor(folder: string, reserveMiB: number) {
    this.#folder = folder;
    this.#reserveBytes = reserveMiB * 1024 * 1024;
  }

  /** Bytes that this process may still use on the data folder's disk. */
  freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.#folder);
    return bavail * bsize;
  }

  canSave(): boolean {
    return this.freeBytes() >= this.#reserveBytes;
  }
}
