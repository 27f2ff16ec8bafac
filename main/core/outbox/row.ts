/** A submission as the queue keeps it, and as its citizen and the audit see it. */
import { createHash } from 'node:crypto';
import type { Service } from '../session/draft.ts';
import type { StoredBlob } from './blob-store.ts';
import type { DeliveryState } from './receipt.ts';

export type OutboxRow = {
  seq: number;
  submission_id: string;
  case_key: string | null;
  receipt_no: string;
  service: Service;
  item_code: string;
  committed_at: string;
  body: Buffer;
  state: 'waiting' | 'delivered' | 'parked';
  lane: number;
  attempts: number;
  /** Milliseconds since the epoch */
  next_attempt_at: number;
  /** 1: an attempt's answer was lost; the platform may have it. */
  unsure: number;
  last_problem: string | null;
  case_no: string | null;
};

export type BlobRow = StoredBlob & { uploaded: number };

/** A submission ready to be made durable. `body` is sent to the platform byte for byte. */
export type NewSubmission = {
  submissionId: string;
  /** Submissions with the same key reach the platform in the order they were confirmed. */
  caseKey?: string;
  receiptNo: string;
  service: Service;
  itemCode: string;
  committedAt: string;
  body: Buffer;
  blobs: StoredBlob[];
};

/** How a row looks to the citizen who holds its receipt. */
export function deliveryState(row: OutboxRow): DeliveryState {
  if (row.state === 'delivered') return { state: 'delivered', caseNo: row.case_no ?? '' };
  return { state: row.state };
}

/** SHA-256 of a request body, lower-case hex: the audit remembers it, so that a changed body shows. */
export function bodyHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
