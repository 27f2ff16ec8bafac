/** The memory stick that a technician has put in: nothing mounts one by itself, so that a stranger's does nothing. */
import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** Where a technician mounts one (docs/technician.zh-CN.md); the first is the package's own place. */
const PLACES = ['/media/', '/run/media/', '/mnt/'];
/** What sticks are formatted as. A bind or a memory file system is none. */
const KINDS = new Set(['vfat', 'exfat', 'ntfs', 'ntfs3', 'fuseblk', 'ext2', 'ext3', 'ext4']);

/**
 * Its folder; null: no stick that is good for that. `configured`: a folder for this instead. `use`: one that is write-protected can be read.
 * `mounts`: as /proc/mounts says it.
 */
export function stickFolder(
  configured: string | undefined,
  use: 'read' | 'write',
  mounts = readMounts(),
): string | null {
  if (configured !== undefined) return isFolder(configured) ? configured : null;
  for (const line of mounts.split('\n')) {
    const [, at = '', kind = '', options = ''] = line.split(' ');
    const folder = unescaped(at);
    const isStick = KINDS.has(kind) && PLACES.some((place) => folder.startsWith(place));
    if (isStick && (use === 'read' || options.split(',').includes('rw'))) return folder;
  }
  return null;
}

/** The stick did nothing for this long, milliseconds: it is dead, or being pulled out. */
const DEADLINE_MS = 15_000;

/** Whole on the stick, or an error of the disk's. */
export async function writeToStick(
  folder: string,
  name: string,
  bytes: Uint8Array,
  deadlineMs = DEADLINE_MS,
): Promise<string> {
  const file = path.join(folder, name);
  await withinDeadline(writeWhole(file, bytes), deadlineMs);
  return file;
}

/** What a stick does, or ETIMEDOUT. One that hangs is waited for by a thread of Node's pool, and nobody else. */
export async function withinDeadline<T>(work: Promise<T>, deadlineMs = DEADLINE_MS): Promise<T> {
  const late = Object.assign(new Error('the stick hangs'), { code: 'ETIMEDOUT', syscall: 'write' });
  const { promise: hung, reject } = Promise.withResolvers<never>();
  const deadline = setTimeout(() => reject(late), deadlineMs);
  // Nobody hears what becomes of it later.
  work.catch(() => undefined);
  return Promise.race([work, hung]).finally(() => clearTimeout(deadline));
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(bytes);
  await handle.sync();
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
