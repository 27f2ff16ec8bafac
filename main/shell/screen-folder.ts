/**
 * Where Chromium keeps its own files: in memory, so that neither a disk that hangs holds up the page nor anything of a citizen's
 * lies on one. A folder for each running shell, emptied as it starts and gone as it ends.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** `f_type` of file systems that lie in memory: tmpfs and ramfs (statfs(2)). */
const IN_MEMORY = [0x0102_1994, 0x8584_58f6];

export type ScreenFolder = {
  folder: string;
  /** False where the machine has no file system in memory: then it lies in the data folder. */
  isInMemory: boolean;
  /** Leaves nothing behind. What can't be deleted is deleted by the next start. */
  remove: () => void;
};

/**
 * Makes it, readable by its user alone, and removes what a shell of the same data folder left that was killed.
 *
 * @param places Folders to try in turn; the first that is in memory and can be written to is taken.
 */
export function makeScreenFolder(dataFolder: string, places = placesInMemory()): ScreenFolder {
  const prefix = screenFolderPrefix(dataFolder);
  for (const place of places) {
    if (!isInMemory(place)) continue;
    try {
      removeLeftOvers(place, prefix);
      return made(path.join(place, `${prefix}${process.pid}`), true);
    } catch {
      // Full, not writable, or somebody else's: the next one.
    }
  }
  return made(path.join(dataFolder, 'screen'), false);
}

/** The folder's name but for the process that made it, which stands behind. */
export function screenFolderPrefix(dataFolder: string): string {
  const kiosk = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return `liuyang-kiosk-${kiosk}-`;
}

/** The user's own folder of the session (XDG Base Directory Specification), else the one for shared memory. */
export function placesInMemory(): string[] {
  const { XDG_RUNTIME_DIR: own } = process.env;
  return [...(own ? [own] : []), '/dev/shm'];
}

function isInMemory(place: string): boolean {
  try {
    return IN_MEMORY.includes(statfsSync(place).type);
  } catch {
    return false;
  }
}

/** A second shell of the same kiosk, which is about to be told so, must not empty the first one's. */
function removeLeftOvers(place: string, prefix: string): void {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    if (pid !== process.pid && existsSync(`/proc/${pid}`)) continue;
    rmSync(path.join(place, name), { recursive: true, force: true });
  }
}

function made(folder: string, inMemory: boolean): ScreenFolder {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  // Not recursive: it fails where another user was quicker.
  mkdirSync(folder, { mode: 0o700 });
  return { folder, isInMemory: inMemory, remove: () => removeQuietly(folder) };
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Chromium's last process may still write there.
  }
}
