/** A kiosk's data folder with sealed submissions in it, as a core leaves it: closed, or crashed with its log still there. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { hallTime } from '../../main/core/model/clock.ts';
import { Outbox } from '../../main/core/outbox/outbox.ts';
import { openDatabase, releaseLocks } from '../../main/core/recovery/open.ts';
import { generateKeyPair, type KeyPair, type Recipient } from '../../main/core/sealing/seal.ts';
import type { Db } from '../../main/core/store/db.ts';
import { Facts } from '../../main/core/store/facts.ts';
import { sealedPhoto, submissionFor } from './filed.ts';

export type Enqueued = { receiptNo: string; submissionId: string; body: Buffer; blobs: string[] };

export type Filled = { folder: string; enqueued: Enqueued[]; delivered: Enqueued[]; keys: KeyPair };

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-store-'));
  folders.push(folder);
  return folder;
}

/** Call it after each test. */
export function removeFolders(): void {
  releaseLocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function open(folder: string, backupFolder: string | null = null) {
  const opened = openDatabase(
    folder,
    backupFolder === null ? null : { folder: backupFolder, kioskId: 'LY001' },
  );
  if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
  const { db, notices } = opened;
  return { db, notices, outbox: new Outbox(db, folder, () => undefined) };
}

/** Closes the database and lets go of the folder, so that the next `open` is a new start. */
export function close(db: Db): void {
  db.close();
  releaseLocks();
}

/** `waiting` submissions, every third with a photograph, after `delivered` ones; `crashed`: the log was not folded in. */
export async function filledFolder(options: {
  waiting: number;
  delivered?: number;
  crashed?: boolean;
}): Promise<Filled> {
  const { waiting, delivered = 0, crashed = false } = options;
  const folder = temporaryFolder();
  const { db, outbox } = open(folder);
  const keys = await generateKeyPair();
  const recipient = { kid: 'k1', publicKey: keys.publicKey };
  new Facts(db).write('platform-key', recipient);
  const all: Enqueued[] = [];
  for (let n = 0; n < waiting + delivered; n++) {
    const one = await enqueueOne(outbox, recipient, n % 3 === 0);
    if (n < delivered) {
      const row = outbox.bySubmission(one.submissionId);
      if (row) outbox.markDelivered(row, `S43018120261124RS${String(n).padStart(6, '0')}`);
    }
    all.push(one);
  }
  let left = folder;
  if (crashed) {
    left = temporaryFolder();
    cpSync(folder, left, { recursive: true });
  }
  outbox.noteAuditHead();
  close(db);
  return { folder: left, enqueued: all.slice(delivered), delivered: all.slice(0, delivered), keys };
}

/** `committedAt`: ISO 8601; now where it is left out. */
export async function enqueueOne(
  outbox: Outbox,
  recipient: Recipient,
  withPhoto: boolean,
  { caseKey, committedAt = hallTime(Date.now()) }: { caseKey?: string; committedAt?: string } = {},
): Promise<Enqueued> {
  const submissionId = uuidv7();
  const receiptNo = outbox.nextReceiptNumber('LY001', Date.now());
  const photo = withPhoto ? await sealedPhoto(recipient, submissionId, 9_000) : null;
  const blobs = photo ? [outbox.blobs.store(photo.bytes)] : [];
  const filed = await submissionFor(recipient, { key: submissionId, receiptNo, blobs, committedAt });
  // Longer than a page, as a full form is: its row spills over.
  const body = Buffer.from(JSON.stringify(filed.body) + ' '.repeat(withPhoto ? 9_000 : 0));
  outbox.enqueue({
    submissionId,
    receiptNo,
    ...(caseKey !== undefined && { caseKey }),
    service: 'pre-review',
    itemCode: filed.body.itemCode,
    committedAt,
    body,
    blobs,
  });
  return { receiptNo, submissionId, body, blobs: blobs.map(({ sha256 }) => sha256) };
}
