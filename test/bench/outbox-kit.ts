/** What the outbox's benchmarks share: a typical submission, its sealing as confirm does it, and figures. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { plainOf, sealSubmission, submissionEnvelope } from '../../main/core/filing/seal-submission.ts';
import { hallTime } from '../../main/core/model/clock.ts';
import type { Submission } from '../../main/core/model/submission.ts';
import { Outbox } from '../../main/core/outbox/outbox.ts';
import { openDatabase, releaseLocks } from '../../main/core/recovery/open.ts';
import type { EmptyEnvelope, Recipient } from '../../main/core/sealing/seal.ts';
import type { Db } from '../../main/core/store/db.ts';

export function temporary(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'outbox-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function openOutbox(
  folder: string,
  onChange: () => void = () => undefined,
): { db: Db; outbox: Outbox } {
  const opened = openDatabase(folder);
  if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
  return { db: opened.db, outbox: new Outbox(opened.db, folder, onChange) };
}

/** A commit that has returned outlives a power cut, or the run is worth nothing. */
export function assertDurable(db: Db): void {
  const found = ['journal_mode', 'synchronous'].map((name) => db.pragma(name, { simple: true }));
  if (found[0] !== 'wal' || found[1] !== 2) throw new Error(`not durable: ${found}`);
}

export function closeOutbox(db: Db): void {
  db.close();
  releaseLocks();
}

/** A form of common length, about 1,100 bytes of JSON. */
export function submission(submissionId: string, receiptNo: string, committedAt: string): Submission {
  return {
    submissionId,
    receiptNo,
    service: 'pre-review',
    itemCode: 'RS-0001',
    committedAt,
    consent: {
      notice: '2026-12',
      at: '2026-11-24T09:58:00+08:00',
      submissionId: '019ab000-0000-7000-8000-000000000000',
    },
    applicant: {
      source: 'typed',
      document: 'resident',
      name: '测试甲',
      idNumber: '990000199001010011',
      sex: '1',
      nation: null,
      birth: '1990-01-01',
      address: '测试省样例市示范区幸福路1号',
    },
    phone: '13900000000',
    appointment: null,
    answers: Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`field${n}`, '样例说明，二十来个字符的一句话。']),
    ),
    materials: [],
  };
}

export type Matter = { payload: Submission; plain: Buffer; envelope: EmptyEnvelope };

/** What the citizen entered, with its receipt number, as the bytes that are to be sealed, and what was made ready for it when it began. */
export function matter(outbox: Outbox, recipient: Recipient): Matter {
  const nowMs = Date.now();
  const receiptNo = outbox.nextReceiptNumber('LY001', nowMs);
  const payload = submission(uuidv7(), receiptNo, hallTime(nowMs));
  return matterOf(payload, recipient);
}

export function matterOf(payload: Submission, recipient: Recipient): Matter {
  return { payload, plain: plainOf(payload), envelope: submissionEnvelope(recipient, payload.submissionId) };
}

const MADE = { audit: `1000:${'a'.repeat(64)}`, clock: 'right' } as const;

/** What confirm then does for one without photographs, by the same code: seal, request body, transaction. */
export function enqueueSealed(outbox: Outbox, { payload, plain, envelope }: Matter): void {
  outbox.enqueue(
    sealSubmission(payload, plain, {
      kioskId: 'LY001',
      envelope,
      made: MADE,
      blobs: [],
      open: {},
      caseKey: null,
    }),
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));

export function residentMiB(): number {
  return round(process.memoryUsage().rss / 1024 / 1024, 1);
}
