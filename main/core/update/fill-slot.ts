/**
 * Brings a release's files into a slot. What another slot has already is copied; the rest comes from the repository, object by object,
 * each going on where it was cut off. A slot counts only once its `release.json` is there, written when all else is on the disk.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { syncPath, writeDurably } from '../store/durable-files.ts';
import { chunksOf } from './chunks.ts';
import { type Manifest, objectPath, type ReleaseFile, SlotRelease } from './release.ts';
import { RELEASE_FILE } from './slot-files.ts';

export type Fill = {
  manifest: Manifest;
  /** The slot's folder. */
  slot: string;
  /** Slots that may hold the same files. */
  others: readonly string[];
  /** The repository, without a slash at its end. */
  url: string;
};

/** Left free beside what a release needs, bytes. */
const SPARE_BYTES = 256 * 1024 ** 2;
/** An object that takes longer is asked for again from where it is, milliseconds. */
const OBJECT_MS = 10 * 60_000;
const MODES = { file: 0o644, program: 0o755, setuid: 0o4755 } as const;
/** Beside the release's own files while it is being filled. */
const PARTS = '.parts';

export class NoRoomError extends Error {}

/** Throws NoRoomError, what the disk and the network throw, and where an object is not what was signed. */
export async function fillSlot({ manifest, slot, others, url }: Fill): Promise<void> {
  mkdirSync(path.join(slot, PARTS), { recursive: true, mode: 0o755 });
  emptyPromise(slot);
  removeStrangers(slot, manifest);
  const missing: ReleaseFile[] = [];
  for (const file of manifest.files)
    if (!(await isThere(path.join(slot, file.path), file))) missing.push(file);
  const needed = missing.reduce((sum, { size }) => sum + size, 0) + SPARE_BYTES;
  const { bavail, bsize } = statfsSync(slot);
  if (bavail * bsize < needed) throw new NoRoomError(`${needed} bytes`);
  for (const file of missing) await bring(file, slot, others, url);
  rmSync(path.join(slot, PARTS), { recursive: true });
  for (const { path: file, kind } of manifest.files) {
    chmodSync(path.join(slot, file), MODES[kind]);
    syncPath(path.join(slot, file));
  }
  for (const folder of foldersOf(manifest)) syncPath(path.join(slot, folder));
  syncPath(path.dirname(slot));
  writeDurably(path.join(slot, RELEASE_FILE), JSON.stringify(SlotRelease.parse(manifest)), 0o644);
}

/** From here on the slot holds no release, also after a power cut. */
function emptyPromise(slot: string): void {
  rmSync(path.join(slot, RELEASE_FILE), { force: true });
  syncPath(slot);
}

function foldersOf({ files }: Manifest): Set<string> {
  const folders = new Set(['.']);
  for (const { path: file } of files) {
    for (let at = path.posix.dirname(file); at !== '.'; at = path.posix.dirname(at)) folders.add(at);
  }
  return folders;
}

/** What is left of the release before, and whatever else is not this one's. */
function removeStrangers(slot: string, manifest: Manifest): void {
  const files = new Set(manifest.files.map(({ path: file }) => file));
  const folders = foldersOf(manifest);
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(slot, folder), { withFileTypes: true })) {
      const inside = path.posix.join(folder, entry.name);
      if (inside === PARTS) continue;
      if (entry.isDirectory() && folders.has(inside)) walk(inside);
      else if (!entry.isFile() || !files.has(inside)) rmSync(path.join(slot, inside), { recursive: true });
    }
  };
  walk('.');
}

async function isThere(file: string, { sha256, size }: ReleaseFile): Promise<boolean> {
  if (statSync(file, { throwIfNoEntry: false })?.size !== size) return false;
  return (await hashOf(file)) === sha256;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function bring(file: ReleaseFile, slot: string, others: readonly string[], url: string): Promise<void> {
  const target = path.join(slot, file.path);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 });
  const part = path.join(slot, PARTS, file.sha256);
  for (const other of others) {
    const same = path.join(other, file.path);
    if (!(await isThere(same, file))) continue;
    copyFileSync(same, part, constants.COPYFILE_FICLONE);
    break;
  }
  if (!(await isThere(part, file))) await download(file, part, url);
  renameSync(part, target);
}

/** Throws where the object is not what the manifest says; what came of it is then thrown away. */
async function download(file: ReleaseFile, part: string, url: string): Promise<void> {
  const have = existsSync(part) ? statSync(part).size : 0;
  const begun = have < file.size ? have : 0;
  const response = await fetch(`${url}/${objectPath(file.sha256)}`, {
    headers: begun > 0 ? { range: `bytes=${begun}-` } : {},
    signal: AbortSignal.timeout(OBJECT_MS),
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`HTTP ${response.status} for an object`);
  }
  // A server that knows no ranges sends it from its beginning.
  const goesOn = response.status === 206;
  const handle = openSync(part, goesOn ? 'a' : 'w', 0o600);
  let size = goesOn ? begun : 0;
  try {
    for await (const chunk of chunksOf(response.body)) {
      size += chunk.length;
      if (size > file.size) break;
      writeSync(handle, chunk);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (size >= file.size && !(await isThere(part, file))) rmSync(part, { force: true });
  if (!(await isThere(part, file))) throw new Error(`${file.path} is not as it was signed`);
}
