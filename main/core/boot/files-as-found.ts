/** Files as they were before anything was read of them. */
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** How often it is looked for changes, milliseconds. */
const LOOK_MS = 1_000;
/** Of a file that is not there, or can't be looked at. */
const NONE = 0;

export class FilesAsFound {
  readonly #found: ReadonlyMap<string, number>;

  /** Looks at each at once: whoever reads them afterwards misses no change. */
  constructor(files: readonly string[]) {
    this.#found = new Map(files.map((file) => [file, timeOf(file)]));
  }

  /** Calls `changed` once one of `files` is another; of those it was not made with, another than at this call. */
  async onChange(files: readonly string[], changed: () => void): Promise<void> {
    const times = () =>
      Promise.all(
        files.map((file) =>
          stat(file).then(
            ({ mtimeMs }) => mtimeMs,
            () => NONE,
          ),
        ),
      );
    if (files.length === 0) return;
    const now = await times();
    const before = files.map((file, at) => this.#found.get(file) ?? now[at]);
    for (let seen = now; seen.every((time, at) => time === before[at]); seen = await times()) {
      await wait(LOOK_MS);
    }
    changed();
  }
}

/** A folder that lets nobody in throws: why a file can't be read is said by whoever reads it. */
function timeOf(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return NONE;
  }
}
