/** Confirm: checks the draft, seals it to the platform, and answers only when it is durable. */
import type { CatalogueReader } from '../catalogue/reader.ts';
import { answerProblem } from '../forms/answer.ts';
import { hallTime } from '../model/clock.ts';
import type { Draft } from '../model/draft.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { ConfirmAnswer, Receipt } from '../model/receipt.ts';
import { blobAad, type Submission } from '../model/submission.ts';
import type { StoredBlob } from '../outbox/blob-store.ts';
import { deliveryState, type Outbox, type OutboxRow } from '../outbox/outbox.ts';
import type { PlatformLink, SealingKey } from '../platform/link.ts';
import { type EmptyEnvelope, sealBytes } from '../sealing/seal.ts';
import type { Session } from '../session/session.ts';
import { isDiskError } from '../store/disk-error.ts';
import type { Space } from '../store/space.ts';
import { plainOf, sealSubmission, submissionEnvelope } from './seal-submission.ts';

type Deps = {
  kioskId: string;
  catalogue: CatalogueReader;
  platform: PlatformLink;
  outbox: Outbox;
  space: Space;
};

/** A draft of which `#missing` misses nothing. */
type CompleteDraft = Draft & { applicant: NonNullable<Draft['applicant']> };

export class Confirm {
  readonly #deps: Deps;
  /** Made while nobody waits, so that confirm itself only has to encrypt. */
  #ready: { submissionId: string; envelope: EmptyEnvelope } | null = null;
  /** Two taps on the button share one confirm. */
  readonly #running = new Map<string, Promise<ConfirmAnswer>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Called when a matter begins: what can be done before confirm is done then. */
  prepare(submissionId: string): void {
    const key = this.#deps.platform.sealingKey;
    this.#ready = key && { submissionId, envelope: submissionEnvelope(key, submissionId) };
    this.#deps.outbox.noteAuditHead();
  }

  confirm(session: Session, draft: Draft): Promise<ConfirmAnswer> {
    const running = this.#running.get(draft.submissionId);
    if (running) return running;
    const started = this.#confirm(session, draft).finally(() => this.#running.delete(draft.submissionId));
    this.#running.set(draft.submissionId, started);
    return started;
  }

  /** The receipt of a draft that is already in the outbox, or null. */
  receipt(draft: Draft): Receipt | null {
    const row = this.#deps.outbox.bySubmission(draft.submissionId);
    return row && this.#receiptOf(row, draft);
  }

  async #confirm(session: Session, draft: Draft): Promise<ConfirmAnswer> {
    // Confirmed already, and the answer was lost with a core that was killed.
    const earlier = this.receipt(draft);
    if (earlier) return { outcome: 'committed', receipt: earlier };
    const problems = this.#missing(session, draft);
    if (problems.length > 0 || !isComplete(draft)) return { outcome: 'incomplete', problems };
    const key = this.#deps.platform.sealingKey;
    if (!key) return { outcome: 'cannot-save' };
    const save = async (): Promise<ConfirmAnswer> => ({
      outcome: 'committed',
      receipt: this.#receiptOf(await this.#commit(session, draft, key), draft),
    });
    try {
      return await save();
    } catch (error) {
      if (!isDiskError(error)) throw error;
    }
    // This is what the ballast is held for.
    if (!this.#deps.space.relieve()) return { outcome: 'cannot-save' };
    try {
      return await save();
    } catch (error) {
      if (!isDiskError(error)) throw error;
      return { outcome: 'cannot-save' };
    }
  }

  async #commit(session: Session, draft: CompleteDraft, key: SealingKey): Promise<OutboxRow> {
    const { outbox, kioskId } = this.#deps;
    const nowMs = Date.now();
    const blobs: StoredBlob[] = [];
    const materials: Submission['materials'] = [];
    for (const material of draft.materials) {
      const pages: StoredBlob[] = [];
      for (const pageId of material.pages) {
        const jpeg = session.page(pageId);
        if (!jpeg) throw new Error(`page ${pageId} of draft ${draft.submissionId} is missing`);
        pages.push(outbox.blobs.store(sealBytes(key, jpeg, blobAad(draft.submissionId))));
      }
      blobs.push(...pages);
      materials.push({ archiveKey: material.archiveKey, pages, original: material.original });
    }
    const receiptNo = outbox.nextReceiptNumber(kioskId, nowMs);
    const committedAt = hallTime(nowMs);
    const { submissionId, service, itemCode, cancels, applicant, phone, answers } = draft;
    const payload: Submission = {
      submissionId,
      receiptNo,
      service,
      itemCode,
      committedAt,
      ...(cancels && { cancels }),
      applicant,
      phone,
      // A cancellation asks for no time: the platform knows which one its booking has.
      appointment: cancels ? null : draft.appointment,
      answers,
      materials,
    };
    const envelope = this.#envelope(submissionId, key);
    outbox.enqueue(sealSubmission(payload, plainOf(payload), { kioskId, envelope, blobs }));
    const row = outbox.bySubmission(submissionId);
    if (!row) throw new Error(`submission ${submissionId} is not in the outbox after its commit`);
    return row;
  }

  /** The one made ahead, or a new one when the key has changed since, or a confirm is tried again. */
  #envelope(submissionId: string, key: SealingKey): EmptyEnvelope {
    const ready = this.#ready;
    this.#ready = null;
    const fits = ready?.submissionId === submissionId && ready.envelope.head.kid === key.kid;
    return fits ? ready.envelope : submissionEnvelope(key, submissionId);
  }

  #missing(session: Session, draft: Draft): FieldProblem[] {
    const problems: FieldProblem[] = [];
    const item = this.#deps.catalogue.item(draft.itemCode);
    if (!draft.applicant) problems.push({ field: 'applicant', code: 'required' });
    if (draft.service === 'cancellation') return problems;
    if (!draft.phone) problems.push({ field: 'phone', code: 'required' });
    if (draft.service === 'booking') {
      if (!draft.appointment) problems.push({ field: 'appointment', code: 'required' });
      return problems;
    }
    for (const field of item?.fields ?? []) {
      const problem = answerProblem(field, draft.answers[field.key]);
      if (problem) problems.push(problem);
    }
    for (const material of item?.materials ?? []) {
      const state = draft.materials.find(({ archiveKey }) => archiveKey === material.archiveKey);
      // A page that a full disk refused is gone with the core that held it.
      const gone = state?.pages.some((page) => !session.hasPage(page)) ?? false;
      if (gone || (material.required && !state?.original && !state?.pages.length)) {
        problems.push({ field: material.archiveKey, code: 'photo-missing' });
      }
    }
    return problems;
  }

  #receiptOf(row: OutboxRow, draft: Draft): Receipt {
    return {
      receiptNo: row.receipt_no,
      service: row.service,
      itemCode: row.item_code,
      itemName: this.#deps.catalogue.item(row.item_code)?.name ?? row.item_code,
      committedAt: row.committed_at,
      appointment: draft.appointment,
      delivery: deliveryState(row),
    };
  }
}

function isComplete(draft: Draft): draft is CompleteDraft {
  return draft.applicant !== null;
}
