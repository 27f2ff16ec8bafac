/** Writes something for the platform's staff onto a stick: packed, and sealed to the platform's key, so that a lost stick tells nobody anything. */
import { gzipSync } from 'node:zlib';
import { hallTime } from '../model/clock.ts';
import type { SealingKey } from '../platform/keyring.ts';
import { sealBytes } from '../sealing/seal.ts';
import type { Exported } from './contract.ts';
import { stickFolder, writeToStick } from './stick.ts';

/** What the envelope is bound to: whoever opens it names the file's own name. */
export const exportAad = (name: string): Uint8Array => Buffer.from(`liuyang-kiosk/export ${name}`);

export type ExportDeps = {
  kioskId: string;
  /** Null: not known yet. */
  sealingKey: () => SealingKey | null;
  /** A folder in place of a stick. */
  folder: string | undefined;
};

/** `what` and `kind` become the file's name: `<kiosk>-<what>-20261130T101500.<kind>.gz.sealed`. */
export function exportSealed(
  { kioskId, sealingKey, folder: configured }: ExportDeps,
  what: 'log' | 'report',
  kind: 'jsonl' | 'pdf',
  bytes: Uint8Array,
): Exported {
  const key = sealingKey();
  if (!key) return { outcome: 'no-key' };
  const folder = stickFolder(configured);
  if (folder === null) return { outcome: 'no-stick' };
  const stamp = hallTime(Date.now()).slice(0, 19).replace(/[-:]/g, '');
  const name = `${kioskId}-${what}-${stamp}.${kind}.gz.sealed`;
  try {
    const sealed = sealBytes(key, gzipSync(bytes), exportAad(name));
    return { outcome: 'exported', file: writeToStick(folder, name, sealed) };
  } catch (error) {
    // Whatever the stick says: nothing here is worth a core that ends.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { outcome: 'cannot-save' };
  }
}
