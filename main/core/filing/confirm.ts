/** Confirm: checks the draft, seals it to the platform, and answers only when it is durable. */
import { anchorOf } from '../audit/audit-chain.ts';
import type { Cases } from '../cases/find.ts';
import type { CatalogueReader } from '../catalogue/reader.ts';
import type { TrustedClock } from '../clock/trusted-clock.ts';
import { originOf, purposeOf } from '../forms/origin.ts';
import { paperReadHere } from '../forms/read-here.ts';
import type { LeaseBook } from '../leases/lease-book.ts';
import type { Limits } from '../limits/limits.ts';
import { matterOf } from '../matters/index.ts';
import { hallTime, todayOf } from '../model/clock.ts';
import { Consent } from '../model/consent.ts';
import { type Draft, type MaterialState, principalOf } from '../model/draft.ts';
import type { ItemDetail } from '../model/item.ts';
import type { Language } from '../model/language.ts';
import type { LaterPromise } from '../model/later.ts';
import { numbersOf } from '../model/principal.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { ConfirmAnswer, Receipt } from '../model/receipt.ts';
import { blobAad, type Submission, type SubmittedMaterial } from '../model/submission.ts';
import type { StoredBlob } from '../outbox/blob-store.ts';
import type { Outbox, OutboxRow } from '../outbox/outbox.ts';
import type { SealingKey } from '../platform/keyring.ts';
import type { PlatformLink } from '../platform/link.ts';
import { type EmptyEnvelope, sealBytes } from '../sealing/seal.ts';
import type { Session } from '../session/session.ts';
import { isDiskError } from '../store/disk-error.ts';
import type { Space } from '../store/space.ts';
import type { Doubles } from './doubles.ts';
import { plainOf, sealSubmission, submissionEnvelope } from './seal-submission.ts';

type Deps = {
  kioskId: string;
  catalogue: CatalogueReader;
  platform: PlatformLink;
  outbox: Outbox;
  space: Space;
  cases: Pick<Cases, 'receiptOf' | 'codeOf'>;
  limits: Pick<Limits, 'limited' | 'note'>;
  clock: Pick<TrustedClock, 'doubt' | 'believed'>;
  leases: Pick<LeaseBook, 'areUsable' | 'use'>;
  doubles: Pick<Doubles, 'note'>;
};

/** The place that was promised from a lease is no longer this kiosk's, the platform holds it no longer, or the time has come and gone. */
const TIME_GONE: FieldProblem = { field: 'appointment', code: 'time-gone' };

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

  confirm(session: Session, draft: Draft, language: Language): Promise<ConfirmAnswer> {
    const running = this.#running.get(draft.submissionId);
    if (running) return running;
    const started = this.#confirm(session, draft, language).finally(() =>
      this.#running.delete(draft.submissionId),
    );
    this.#running.set(draft.submissionId, started);
    return started;
  }

  /** The receipt of a draft that is already in the outbox, or null. */
  receipt(draft: Draft): Receipt | null {
    const row = this.#deps.outbox.bySubmission(draft.submissionId);
    return row && this.#receiptOf(row, draft);
  }

  #receiptOf(row: OutboxRow, draft: Draft): Receipt {
    return this.#deps.cases.receiptOf(row, matterOf(draft).facts(draft, this.#itemOf(draft)));
  }

  async #confirm(session: Session, draft: Draft, language: Language): Promise<ConfirmAnswer> {
    // Confirmed already, and the answer was lost with a core that was killed.
    const earlier = this.receipt(draft);
    if (earlier) return { outcome: 'committed', receipt: earlier };
    const problems = this.#missing(session, draft);
    if (problems.length > 0) return { outcome: 'incomplete', problems };
    const idNumbers = numbersOf({ applicant: draft.applicant, principal: principalOf(draft) });
    const actor = { sessionId: session.id, idNumbers };
    const limit = this.#deps.limits.limited('submissions', actor);
    if (limit) return { outcome: 'limited', limit };
    const key = this.#deps.platform.sealingKey;
    if (!key) return { outcome: 'cannot-save' };
    const save = async (): Promise<ConfirmAnswer> => {
      const row = await this.#commit(session, draft, { key, language });
      this.#deps.limits.note('submissions', actor);
      this.#deps.doubles.note(draft, row.receipt_no);
      const follows = matterOf(draft).caseKey(draft);
      if (follows !== null) session.forgetBooking(follows);
      return { outcome: 'committed', receipt: this.#receiptOf(row, draft) };
    };
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

  async #commit(
    session: Session,
    draft: Draft,
    { key, language }: { key: SealingKey; language: Language },
  ): Promise<OutboxRow> {
    const { outbox, kioskId } = this.#deps;
    const matter = matterOf(draft);
    const nowMs = Date.now();
    const { submissionId, kind, itemCode, itemVersion, applicant, consent, phone } = draft;
    const { materials = [], ...own } = matter.payload(draft, this.#itemOf(draft));
    const reminder = matter.reminder?.(draft, this.#itemOf(draft), language, this.#furtherOf(draft)) ?? null;
    const pages = this.#storePages(session, draft, { materials, later: own.later }, key);
    const payload: Submission = {
      submissionId,
      receiptNo: outbox.nextReceiptNumber(kioskId, nowMs),
      service: kind,
      itemCode,
      ...(itemVersion !== undefined && { itemVersion }),
      committedAt: hallTime(nowMs),
      consent: applicant && consent && Consent.parse(consent),
      applicant,
      phone,
      appointment: null,
      answers: {},
      ...(reminder && { reminder }),
      ...own,
      materials: pages.materials,
    };
    const envelope = this.#envelope(submissionId, key);
    const open = matter.open(draft);
    const caseKey = matter.caseKey(draft);
    const made = { audit: anchorOf(outbox.auditLast), clock: this.#deps.clock.doubt ?? 'right' } as const;
    const slip = this.#slipCode(payload, draft);
    const how = { kioskId, envelope, made, blobs: pages.blobs, open: { ...open, ...slip }, caseKey };
    const plain = plainOf(payload);
    const submission = sealSubmission(payload, plain, how);
    plain.fill(0);
    const leases = matter.leases?.(draft) ?? [];
    outbox.enqueue(
      submission,
      leases.length === 0 ? null : () => this.#deps.leases.use(leases, submissionId),
    );
    const row = outbox.bySubmission(submissionId);
    if (!row) throw new Error(`submission ${submissionId} is not in the outbox after its commit`);
    return row;
  }

  /** Of a slip that begins something, or is shown at the hall: when its citizen lost it, the platform tells it to another kiosk. */
  #slipCode({ submissionId, receiptNo, itemCode }: Submission, draft: Draft): { slipCode?: string } {
    const { facts, slip, beginning } = matterOf(draft);
    const { appointment } = facts(draft, this.#itemOf(draft));
    if (slip.time === 'given-up' || (!appointment && beginning.from !== 'item')) return {};
    return { slipCode: this.#deps.cases.codeOf({ submissionId, receiptNo, itemCode, appointment }) };
  }

  /** Seals the photographs and has them on the disk before it returns. */
  #storePages(
    session: Session,
    draft: Draft,
    { materials, later }: { materials: readonly MaterialState[]; later: LaterPromise | undefined },
    key: SealingKey,
  ) {
    const { blobs: store } = this.#deps.outbox;
    const item = this.#itemOf(draft);
    const purpose = purposeOf(item ?? { name: draft.itemCode });
    const submitted = materials.map((state): SubmittedMaterial => {
      const { archiveKey, pages, original } = state;
      const origin = originOf(state, purpose, later, paperReadHere(item, archiveKey, draft));
      return {
        archiveKey,
        original,
        pages: pages.map((pageId): StoredBlob => {
          const jpeg = session.page(pageId);
          if (!jpeg) throw new Error(`page ${pageId} of draft ${draft.submissionId} is missing`);
          return store.store(sealBytes(key, jpeg, blobAad(draft.submissionId)));
        }),
        ...(origin && { origin }),
      };
    });
    return { materials: submitted, blobs: submitted.flatMap(({ pages }) => pages) };
  }

  /** The one made ahead, or a new one when the key has changed since, or a confirm is tried again. */
  #envelope(submissionId: string, key: SealingKey): EmptyEnvelope {
    const ready = this.#ready;
    this.#ready = null;
    const fits = ready?.submissionId === submissionId && ready.envelope.head.kid === key.kid;
    return fits ? ready.envelope : submissionEnvelope(key, submissionId);
  }

  #itemOf({ itemCode }: Draft): ItemDetail | null {
    return this.#deps.catalogue.item(itemCode);
  }

  /** What is done in the same visit, as far as the catalogue still has it. */
  #furtherOf(draft: Draft): ItemDetail[] {
    const codes = matterOf(draft).further?.(draft) ?? [];
    return codes.flatMap((code) => this.#deps.catalogue.item(code) ?? []);
  }

  #missing(session: Session, draft: Draft): FieldProblem[] {
    const matter = matterOf(draft);
    const missing = matter.missing(draft, {
      item: this.#itemOf(draft),
      further: this.#furtherOf(draft),
      hasPage: (pageId) => session.hasPage(pageId),
      today: todayOf(this.#deps.clock),
    });
    const leases = matter.leases?.(draft) ?? [];
    const isGone =
      !this.#deps.leases.areUsable(leases, draft.submissionId) ||
      this.#isHoldOver(draft) ||
      this.#isPast(draft);
    return isGone ? [...missing, TIME_GONE] : missing;
  }

  /** The time that was chosen has begun, held, leased or wished. A clock in doubt takes nothing from anybody. */
  #isPast(draft: Draft): boolean {
    const chosen = draft.kind === 'booking' || draft.kind === 'rebooking' ? draft.appointment : null;
    const now = this.#deps.clock.believed;
    return chosen !== null && now !== null && `${chosen.date}T${chosen.start}` <= hallTime(now).slice(0, 16);
  }

  /** Whoever stood at the summary until then is offered the next best, and not sent home with a time that may be another's. */
  #isHoldOver(draft: Draft): boolean {
    const heldUntil =
      matterOf(draft).holds(draft) && 'appointment' in draft ? draft.appointment?.heldUntil : undefined;
    const now = this.#deps.clock.believed;
    return heldUntil !== undefined && now !== null && Date.parse(heldUntil) <= now;
  }
}
