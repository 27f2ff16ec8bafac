/** One try to bring one submission to the platform: its photographs first, then itself. */

import { KINDS } from '../model/kinds.ts';
import { unpackBody } from '../outbox/body.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { StoredRow } from '../outbox/row.ts';
import type { CaseAnswer } from '../platform/answers.ts';
import type { Answer, PlatformClient } from '../platform/client.ts';

export type Sent =
  | { stage: 'asked' | 'uploading' | 'submitted'; answer: Answer<CaseAnswer> }
  /** A photograph is neither here nor on the platform. */
  | { stage: 'blob-lost' }
  /** The submission or a photograph can't be read from this kiosk's disk: its own trouble, and nobody else's. */
  | { stage: 'unreadable' };

export type Sender = Pick<PlatformClient, 'findSubmission' | 'hasBlob' | 'uploadBlob' | 'submit'>;
type Store = Pick<Outbox, 'pendingBlobs' | 'markUploaded'> & { blobs: Pick<Outbox['blobs'], 'read'> };

/** Where an earlier answer was lost, the key is asked for before anything is sent again. Throws what the database throws. */
export async function send(row: StoredRow, outbox: Store, platform: Sender): Promise<Sent> {
  const body = readOrNull(() => unpackBody(row.body));
  if (!body || !(row.service in KINDS)) return { stage: 'unreadable' };
  const request = { idempotencyKey: row.submission_id, body: body.value };
  if (row.unsure) {
    const found = await platform.findSubmission(request);
    if (found.kind !== 'ok') return { stage: 'asked', answer: found };
    if (found.value) return { stage: 'asked', answer: { kind: 'ok', value: found.value } };
  }
  for (const { sha256, size } of outbox.pendingBlobs(row)) {
    const read = readOrNull(() => outbox.blobs.read(sha256));
    if (!read) return { stage: 'unreadable' };
    const { value: bytes } = read;
    const there = bytes ? await platform.uploadBlob({ sha256, size, bytes }) : await platform.hasBlob(sha256);
    if (there.kind !== 'ok') return { stage: 'uploading', answer: there };
    if (there.value === false) return { stage: 'blob-lost' };
    outbox.markUploaded(row, sha256);
  }
  const answer = await platform.submit({ ...request, kind: row.service });
  return { stage: 'submitted', answer };
}

/** Null when it can't be read: a sector that is gone, bytes that are no request. */
function readOrNull<T>(read: () => T): { value: T } | null {
  try {
    return { value: read() };
  } catch {
    return null;
  }
}
