/** Takes due submissions from the outbox to the platform, a few at a time, each until it is delivered or parked. */
import type { Logger } from 'pino';
import type { Answer, PlatformClient } from '../platform/client.ts';
import { nextStep } from './delivery-policy.ts';
import type { Outbox, OutboxRow } from './outbox.ts';

const PARALLEL = 4;

export class Deliverer {
  readonly #outbox: Outbox;
  readonly #platform: PlatformClient;
  readonly #log: Logger;
  readonly #busy = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(outbox: Outbox, platform: PlatformClient, log: Logger) {
    this.#outbox = outbox;
    this.#platform = platform;
    this.#log = log;
  }

  /** Looks for due work now, and again when the next is due. Safe to call at any time. */
  wake(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const free = PARALLEL - this.#busy.size;
    if (free > 0) {
      const due = this.#outbox
        .due(Date.now(), PARALLEL * 2)
        .filter((row) => !this.#busy.has(row.submission_id));
      for (const row of due.slice(0, free)) void this.#deliver(row);
    }
    if (this.#busy.size > 0) return;
    const at = this.#outbox.nextDueAt();
    if (at !== null) this.#timer = setTimeout(() => this.wake(), Math.max(20, at - Date.now()));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #deliver(row: OutboxRow): Promise<void> {
    this.#busy.add(row.submission_id);
    try {
      const answer = await this.#send(row);
      if (this.#stopped) return;
      const next = nextStep(answer, row.attempts + 1, Math.random);
      const about = { submissionId: row.submission_id, attempt: row.attempts + 1 };
      if (next.step === 'delivered') {
        this.#outbox.markDelivered(row.submission_id, next.caseNo);
        this.#log.info({ event: 'delivery.done', ...about, caseNo: next.caseNo });
      } else if (next.step === 'retry') {
        if (answer.kind === 'refused') this.#outbox.forgetUploads(row.submission_id);
        this.#outbox.markRetry(row.submission_id, Date.now() + next.afterMs, next.problem);
        this.#log.info({ event: 'delivery.retry', ...about, afterMs: next.afterMs, problem: next.problem });
      } else {
        this.#outbox.markParked(row.submission_id, next.problem);
        this.#log.warn({ event: 'delivery.parked', ...about, problem: next.problem });
      }
    } finally {
      this.#busy.delete(row.submission_id);
      this.wake();
    }
  }

  /** After a first attempt the platform may already have it: the key is asked for before anything is sent again. */
  async #send(row: OutboxRow): Promise<Answer<{ caseNo: string }>> {
    if (row.attempts > 0) {
      const found = await this.#platform.findSubmission(row.submission_id);
      if (found.kind !== 'ok') return found;
      if (found.value) return { kind: 'ok', value: found.value };
    }
    for (const blob of this.#outbox.pendingBlobs(row.submission_id)) {
      const uploaded = await this.#platform.uploadBlob({
        ...blob,
        bytes: this.#outbox.readBlob(blob.sha256),
      });
      if (uploaded.kind !== 'ok') return uploaded;
      this.#outbox.markUploaded(row.submission_id, blob.sha256);
    }
    return this.#platform.submit({
      service: row.service,
      idempotencyKey: row.submission_id,
      body: JSON.parse(row.body.toString()),
    });
  }
}
