/**
 * A disk that keeps only what was fsynced: of the rest, at a power cut, each write may be there whole, in part or not at all,
 * in any order; names (create, rename, unlink) come in their order, up to any point. Stricter than ext4, which is the point.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../../kit/random.ts';
import type { DiskOp } from './trace.ts';

type Change = { kind: 'write'; at: number; bytes: Buffer } | { kind: 'size'; size: number };
/** `vouched`: how many of the pending changes an fsync that has begun will make durable. */
type Inode = { durable: Buffer; pending: Change[]; vouched: number | null };
type NameChange = { folder: string; apply: (names: Map<string, number>) => void };

/** The unit that a disk writes at once, bytes. */
const SECTOR = 512;

export class RecordedDisk {
  readonly #inodes: Inode[] = [];
  /** As the running program sees it. */
  readonly #names = new Map<string, number>();
  readonly #durableNames = new Map<string, number>();
  #pendingNames: NameChange[] = [];

  apply(op: DiskOp): void {
    switch (op.op) {
      case 'create': {
        if (this.#names.has(op.path)) return;
        const id = this.#inodes.push({ durable: Buffer.alloc(0), pending: [], vouched: null }) - 1;
        this.#name(op.path, (names) => names.set(op.path, id));
        return;
      }
      case 'unlink':
        this.#name(op.path, (names) => names.delete(op.path));
        return;
      case 'rename': {
        const id = this.#names.get(op.path);
        if (id === undefined) throw new Error(`${op.path} is renamed and was never made`);
        this.#name(op.path, (names) => {
          names.delete(op.path);
          names.set(op.to, id);
        });
        return;
      }
      case 'empty':
        this.#inode(op.path).pending.push({ kind: 'size', size: 0 });
        return;
      case 'truncate':
        this.#inode(op.path).pending.push({ kind: 'size', size: op.size });
        return;
      case 'write':
        this.#inode(op.path).pending.push({ kind: 'write', at: op.at, bytes: op.bytes });
        return;
      case 'sync-begins': {
        const inode = this.#inodes[this.#names.get(op.path) ?? -1];
        if (inode) inode.vouched = inode.pending.length;
        return;
      }
      case 'sync':
        this.#sync(op.path);
        return;
      case 'mkdir':
      case 'say':
      case 'send':
        return;
    }
  }

  /** Writes what a cut at this moment may leave into `folder`; `root` is where it was recorded. */
  cut(random: Random, root: string, folder: string): void {
    const names = new Map(this.#durableNames);
    const kept = random.below(this.#pendingNames.length + 1);
    for (const { apply } of this.#pendingNames.slice(0, kept)) apply(names);
    // Some cuts lose all, some nothing, most something.
    const luck = [0, 0.2, 0.5, 0.9, 1][random.below(5)] ?? 0;
    for (const [file, id] of names) {
      const inode = this.#inodes[id];
      if (!inode) continue;
      const target = path.join(folder, path.relative(root, file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, survivors(inode, random, luck));
    }
  }

  #name(file: string, apply: NameChange['apply']): void {
    apply(this.#names);
    this.#pendingNames.push({ folder: path.dirname(file), apply });
  }

  #inode(file: string): Inode {
    const inode = this.#inodes[this.#names.get(file) ?? -1];
    if (!inode) throw new Error(`${file} is written and was never made`);
    return inode;
  }

  #sync(fileOrFolder: string): void {
    const inode = this.#inodes[this.#names.get(fileOrFolder) ?? -1];
    if (inode) {
      const kept = inode.pending.splice(0, inode.vouched ?? inode.pending.length);
      for (const change of kept) inode.durable = changed(inode.durable, change);
      inode.vouched = null;
      return;
    }
    for (const { folder, apply } of this.#pendingNames)
      if (folder === fileOrFolder) apply(this.#durableNames);
    this.#pendingNames = this.#pendingNames.filter(({ folder }) => folder !== fileOrFolder);
  }
}

function survivors(inode: Inode, random: Random, luck: number): Buffer {
  let bytes = inode.durable;
  for (const change of inode.pending) {
    if (!random.chance(luck)) continue;
    const torn = change.kind === 'write' && change.bytes.length > SECTOR && random.chance(0.2);
    bytes = changed(bytes, torn ? { ...change, bytes: change.bytes.subarray(0, SECTOR) } : change);
  }
  return bytes;
}

function changed(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'size') {
    const resized = Buffer.alloc(change.size);
    bytes.copy(resized);
    return resized;
  }
  const end = change.at + change.bytes.length;
  const grown = Buffer.alloc(Math.max(bytes.length, end));
  bytes.copy(grown);
  change.bytes.copy(grown, change.at);
  return grown;
}
