/** A disk of a few MiB to fill up or make read-only: a tmpfs of the test's own, which only root may mount. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const cannotMount: string | null =
  process.platform !== 'linux'
    ? 'tmpfs is a Linux file system'
    : process.getuid?.() !== 0
      ? 'mounting a small disk takes root'
      : null;
if (cannotMount) console.log(`disk tests skipped: ${cannotMount}`);

export type SmallDisk = ReturnType<typeof mountSmallDisk>;

export function mountSmallDisk(mib: number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'small-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'kiosk-test', folder]);
  const filler = path.join(folder, 'filler');
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    free,
    /** Fills it up until `bytes` are left, rounded down to whole pages. */
    fillUpTo(bytes: number): void {
      rmSync(filler, { force: true });
      writeFileSync(filler, Buffer.alloc(Math.max(0, free() - bytes)));
    },
    makeRoom(): void {
      rmSync(filler, { force: true });
    },
    readOnly(on: boolean): void {
      execFileSync('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, folder]);
    },
    unmount(): void {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
