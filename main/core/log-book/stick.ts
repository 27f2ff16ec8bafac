/** The memory stick that a technician has put in: nothing mounts one by itself, so that a stranger's does nothing. */
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where a technician mounts one (docs/technician.zh-CN.md); the first is the package's own place. */
const PLACES = ['/media/', '/run/media/', '/mnt/'];
/** What sticks are formatted as. A bind or a memory file system is none. */
const KINDS = new Set(['vfat', 'exfat', 'ntfs', 'ntfs3', 'fuseblk', 'ext2', 'ext3', 'ext4']);

/** The folder to write to; null: no stick. `configured`: a folder for this instead. `mounts`: as /proc/mounts says it. */
export function stickFolder(configured: string | undefined, mounts = readMounts()): string | null {
  if (configured !== undefined) return isFolder(configured) ? configured : null;
  for (const line of mounts.split('\n')) {
    const [, at = '', kind = '', options = ''] = line.split(' ');
    const folder = unescaped(at);
    const isStick = KINDS.has(kind) && PLACES.some((place) => folder.startsWith(place));
    if (isStick && options.split(',').includes('rw')) return folder;
  }
  return null;
}

/** Whole on the stick, or an error of the disk's. */
export function writeToStick(folder: string, name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return file;
}

/** proc(5) writes a blank as \040. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function readMounts(): string {
  try {
    return readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    return '';
  }
}

function isFolder(folder: string): boolean {
  try {
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
