/** What a recorded core said into its sockets: which receipts its screen was told, and which cases the platform was sent. */
import type { Matter } from '../kill/citizen.ts';
import type { DiskOp } from './trace.ts';

/** Node's IPC channel: the core's only way to the screen. */
const SCREEN = '3';

export class Wire {
  /** Receipt numbers by the screen's frames: V8 writes them as Latin-1, or as UTF-16 beside Chinese. */
  readonly #waited: { receiptNo: string; phone: string; forms: Buffer[] }[];
  /** Told to the screen, and so promised; with the phone number that the matter's content is known by. */
  readonly promised = new Map<string, string>();
  /** Idempotency keys and SHA-256 of photographs that the platform may have. */
  readonly keys = new Set<string>();
  readonly blobs = new Set<string>();

  constructor(matters: readonly Matter[]) {
    this.#waited = matters.flatMap(({ receiptNo, phone }) =>
      receiptNo === null
        ? []
        : [{ receiptNo, phone, forms: [Buffer.from(receiptNo), Buffer.from(receiptNo, 'utf16le')] }],
    );
  }

  hear(op: DiskOp): void {
    if (op.op !== 'send') return;
    if (op.to === SCREEN) {
      for (const { receiptNo, phone, forms } of this.#waited) {
        if (forms.some((form) => op.bytes.includes(form))) this.promised.set(receiptNo, phone);
      }
      return;
    }
    const text = op.bytes.toString('latin1');
    for (const [, key = ''] of text.matchAll(/idempotency-key: ([0-9a-f-]{36})/gi)) this.keys.add(key);
    for (const [, sha256 = ''] of text.matchAll(/"sha256":"([0-9a-f]{64})"/g)) this.blobs.add(sha256);
  }
}
