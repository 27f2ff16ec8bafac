/**
 * A disk that stops answering, and answers again: ext4 on a loop device, whose writes the kernel holds while it is frozen
 * (fsfreeze(8)). Whoever writes meanwhile sleeps uninterruptibly, as on a disk that died, and not even SIGKILL ends him.
 * Only root may mount; no test of it runs where that is not allowed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type BlockedDisk = ReturnType<typeof mountBlockedDisk>;

/** Null where it can be mounted. */
export function cannotBlock(): string | null {
  if (process.platform !== 'linux') return 'fsfreeze is Linux’s';
  try {
    mountBlockedDisk(16).unmount();
    return null;
  } catch (error) {
    return `no loop device can be mounted here (${String((error as { code?: string }).code ?? 'refused')})`;
  }
}

export function mountBlockedDisk(mib: number) {
  const place = mkdtempSync(path.join(os.tmpdir(), 'blocked-disk-'));
  const image = path.join(place, 'image');
  const folder = path.join(place, 'disk');
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  run('truncate', '-s', `${mib}M`, image);
  // No room is kept for root alone: a full disk is full.
  run('mkfs.ext4', '-q', '-m', '0', image);
  run('mkdir', folder);
  try {
    run('mount', '-o', 'loop', image, folder);
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  const filler = path.join(folder, 'filler');
  return {
    folder,
    block: () => run('fsfreeze', '--freeze', folder),
    /** No matter whether it was blocked. */
    answerAgain: () => void spawnSync('fsfreeze', ['--unfreeze', folder], { stdio: 'ignore' }),
    fill(): void {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      } catch (error) {
        // What the file system needs to remember its blocks comes out of the same room: now it is full.
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    unmount(): void {
      spawnSync('fsfreeze', ['--unfreeze', folder], { stdio: 'ignore' });
      run('umount', '-l', folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}
