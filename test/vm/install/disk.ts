/** A disk, or a stick, that is put into the machine: an image with ext4 (no other kind is in every kernel) behind a loop device of this machine's. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { closer } from '../../kit/termination.ts';

export type Disk = { device: string; remove: () => Promise<void> };

export function makeDisk(image: string, mib: number): Disk {
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  rmSync(image, { force: true });
  run('truncate', '-s', `${mib}M`, image);
  run('mkfs.ext4', '-q', image);
  const device = run('losetup', '--find', '--show', image);
  // A loop device stays as whoever had it before left it.
  run('blockdev', '--setrw', device);
  const remove = closer(async () => {
    run('losetup', '--detach', device);
    rmSync(image, { force: true });
  });
  return { device, remove };
}
