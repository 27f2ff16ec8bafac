/** Writes submissions, still sealed, to a folder that a technician can carry to the platform's staff. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDiskError } from '../store/disk-error.ts';
import { unpackBody } from './body.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

/** What an export reads of the queue. */
export type ExportSource = Pick<Outbox, 'byReceipt' | 'blobsOf' | 'noteExported' | 'blobs'>;

export type ExportAnswer =
  | { outcome: 'exported'; folder: string; files: number }
  | { outcome: 'not-parked' }
  | { outcome: 'cannot-save' };

/**
 * `<dataFolder>/exports/<receipt number>/` gets `submission.json` (the request as it would be sent, its personal part
 * sealed to the platform's key) and each photograph, sealed, under its SHA-256. The submission stays parked.
 */
export function exportParked(outbox: ExportSource, dataFolder: string, receiptNo: string): ExportAnswer {
  const row = outbox.byReceipt(receiptNo);
  if (row?.state !== 'parked') return { outcome: 'not-parked' };
  return exportSealed(outbox, row, path.join(dataFolder, 'exports', row.receipt_no));
}

/** As `exportParked`, whatever its state, into `folder`. */
export function exportSealed(
  outbox: ExportSource,
  row: OutboxRow,
  folder: string,
): Extract<ExportAnswer, { outcome: 'exported' | 'cannot-save' }> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const submission = {
      idempotencyKey: row.submission_id,
      service: row.service,
      problem: row.last_problem,
      body: unpackBody(row.body),
    };
    writeDurably(path.join(folder, 'submission.json'), Buffer.from(JSON.stringify(submission, null, 2)));
    let files = 1;
    for (const { sha256 } of outbox.blobsOf(row)) {
      const bytes = outbox.blobs.read(sha256);
      if (!bytes) continue;
      writeDurably(path.join(folder, sha256), bytes);
      files++;
    }
    outbox.noteExported(row.receipt_no);
    return { outcome: 'exported', folder, files };
  } catch (error) {
    if (isDiskError(error)) return { outcome: 'cannot-save' };
    throw error;
  }
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
