/** Writes something for the staff of operator or platform onto a stick: packed, and sealed to the platform's key or the operator's, so that a lost stick tells nobody anything. */
import { hallTime } from '../model/clock.ts';
import type { Recipient } from '../sealing/seal.ts';
import type { Exported } from './contract.ts';
import { sealExport } from './sealed-export.ts';
import { stickFolder, writeToStick } from './stick.ts';

export type ExportDeps = {
  kioskId: string;
  /** Null: not known yet. */
  sealingKey: () => Recipient | null;
  /** A folder in place of a stick. */
  folder: string | undefined;
};

/** `what` and `kind` become the file's name: `<kiosk>-<what>-20261130T101500.<kind>.gz.sealed`. */
export async function exportSealed(
  { kioskId, sealingKey, folder: configured }: ExportDeps,
  what: 'log' | 'report',
  kind: 'jsonl' | 'pdf',
  bytes: Uint8Array,
): Promise<Exported> {
  const key = sealingKey();
  if (!key) return { outcome: 'no-key' };
  const folder = stickFolder(configured, 'write');
  if (folder === null) return { outcome: 'no-stick' };
  const stamp = hallTime(Date.now()).slice(0, 19).replace(/[-:]/g, '');
  const name = `${kioskId}-${what}-${stamp}.${kind}.gz.sealed`;
  try {
    const sealed = sealExport(key, name, bytes);
    return { outcome: 'exported', file: await writeToStick(folder, name, sealed) };
  } catch (error) {
    // Whatever the stick says: nothing here is worth a core that ends.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { outcome: 'cannot-save' };
  }
}
