/** A submission as the queue keeps it, and as its citizen and the audit see it. */
import { hash } from 'node:crypto';
import type { MatterKind } from '../model/draft.ts';
import type { CaseState, CloseReason, DeliveryState } from '../model/receipt.ts';
import type { StoredBlob } from './blob-store.ts';

/** What the queue's own table holds of it. */
export type StoredRow = {
  /** `receiptKey` of the receipt number */
  id: number;
  /** Place in the audit trail; the order of confirms */
  seq: number;
  submission_id: string;
  case_key: string | null;
  receipt_no: string;
  /** The kind of the matter; the column is older than the word. */
  service: MatterKind;
  item_code: string;
  committed_at: string;
  blob_count: number;
  body: Buffer;
  /** Null where the trail never knew it. */
  body_hash: string | null;
  state: 'waiting' | 'delivered' | 'parked';
  attempts: number;
  /** Milliseconds since the epoch */
  next_attempt_at: number;
  /** 1: an attempt's answer was lost; the platform may have it. */
  unsure: number;
  last_problem: string | null;
  case_no: string | null;
};

/** With what other tables say of it. */
export type OutboxRow = StoredRow & {
  /** How often it was offered again since it was parked. */
  offers: number;
  /** The number under which a technician closed it; null for what was not closed. */
  closed_number: string | null;
  closed_reason: CloseReason | null;
  /** What the platform said last of its case; null before it said anything, or where it was not kept. */
  case_state: CaseState | null;
  arrived_at: string | null;
};

export type BlobRow = StoredBlob & { uploaded: number };

/** A submission ready to be made durable. `body`: by `packBody`. */
export type NewSubmission = {
  submissionId: string;
  /**
   * What follows an earlier submission of the same matter (a change, a cancellation) names that first one's `submissionId`,
   * and reaches the platform after it, and after what else named it before; also when the first is parked, or
   * delivered long ago. Only a parked cancellation is not waited for.
   */
  caseKey?: string;
  receiptNo: string;
  service: MatterKind;
  itemCode: string;
  committedAt: string;
  body: Buffer;
  blobs: StoredBlob[];
};

/** How a row looks to the citizen who holds its receipt. */
export function deliveryState(row: OutboxRow): DeliveryState {
  if (row.closed_number !== null) return { state: 'closed', number: row.closed_number };
  if (row.state === 'delivered') {
    const { case_no: caseNo, case_state: caseState, arrived_at: arrivedAt } = row;
    return { state: 'delivered', caseNo: caseNo ?? '', caseState, arrivedAt };
  }
  return { state: row.state };
}

/** SHA-256 of a request body as it is queued, lower-case hex: the audit remembers it, so that a changed body shows. */
export function bodyHash(body: Uint8Array): string {
  return hash('sha256', body, 'hex');
}

/** What the queue does with a submission that was tried and not taken. `unsure`: the platform may have it all the same. `uploadAgain`: it lost the photographs. */
export type Retry = { at: number; problem: string; unsure: boolean; uploadAgain: boolean };

/** What the platform says of a case: how it stands, and when its submission arrived, ISO 8601. */
export type CaseWord = { state: CaseState; arrivedAt?: string | undefined };

/** What one try came to, as the queue will keep it. */
export type Outcome =
  | { step: 'delivered'; row: OutboxRow; caseNo: string; word?: CaseWord }
  | { step: 'retry'; row: OutboxRow; next: Retry }
  /** 需人工处理. `offerAt`: when it is offered to the platform again, milliseconds since the epoch; null: never. */
  | { step: 'parked'; row: OutboxRow; problem: string; offerAt: number | null };

/** What the platform is told of a parked submission. No person. */
export type ParkedCase = { receiptNo: string; reason: string; since: string };
