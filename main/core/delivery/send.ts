/** One try to bring one submission to the platform: its photographs first, then itself. */

import { unpackBody } from '../outbox/body.ts';
import type { Outbox, OutboxRow } from '../outbox/outbox.ts';
import type { Answer, PlatformClient } from '../platform/client.ts';

export type Sent =
  | { stage: 'asked' | 'uploading' | 'submitted'; answer: Answer<{ caseNo: string }> }
  /** A photograph is neither here nor on the platform. */
  | { stage: 'blob-lost' };

export type Sender = Pick<PlatformClient, 'findSubmission' | 'hasBlob' | 'uploadBlob' | 'submit'>;
type Store = Pick<Outbox, 'pendingBlobs' | 'markUploaded'> & { blobs: Pick<Outbox['blobs'], 'read'> };

/** Where an earlier answer was lost, the key is asked for before anything is sent again. Throws what the disk throws. */
export async function send(row: OutboxRow, outbox: Store, platform: Sender): Promise<Sent> {
  if (row.unsure) {
    const found = await platform.findSubmission(row.submission_id);
    if (found.kind !== 'ok') return { stage: 'asked', answer: found };
    if (found.value) return { stage: 'asked', answer: { kind: 'ok', value: found.value } };
  }
  for (const { sha256, size } of outbox.pendingBlobs(row)) {
    const bytes = outbox.blobs.read(sha256);
    const there = bytes ? await platform.uploadBlob({ sha256, size, bytes }) : await platform.hasBlob(sha256);
    if (there.kind !== 'ok') return { stage: 'uploading', answer: there };
    if (there.value === false) return { stage: 'blob-lost' };
    outbox.markUploaded(row, sha256);
  }
  const answer = await platform.submit({
    kind: row.service,
    idempotencyKey: row.submission_id,
    body: unpackBody(row.body),
  });
  return { stage: 'submitted', answer };
}
