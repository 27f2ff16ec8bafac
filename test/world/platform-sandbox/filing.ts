/** Files bookings and cases: each Idempotency-Key becomes one case, however often it is sent. */
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import { Submission, submissionAad } from '../../../main/core/model/submission.ts';
import type { CaseAnswer, SubmissionBody } from '../../../main/core/platform/answers.ts';
import { open, SealedEnvelope } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { hasBlob } from './blobs.ts';
import { nextCaseNumber } from './case-number.ts';
import type { Db } from './db.ts';
import type { PlatformKeys } from './keys.ts';
import type { Slots } from './slots.ts';

export type FilingAnswer =
  | { outcome: 'filed' | 'replayed'; answer: CaseAnswer }
  | { outcome: 'refused'; status: 404 | 409 | 422; code: string };

/** A case as it is held for one key: whose it is, and SHA-256 of the body that it was filed with, lower-case hex. */
export type Held = CaseAnswer & { kioskId: string; bodyHash: string };

type Row = { body_hash: string; case_no: string; state: string; kiosk_id: string };
type Deps = { db: Db; keys: PlatformKeys; slots: Slots; catalogue: Catalogue; now: () => number };

export class Filing {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `bodyHash`: SHA-256 of the request's body, lower-case hex. */
  async file(kind: Service, key: string, body: SubmissionBody, bodyHash: string): Promise<FilingAnswer> {
    const before = await this.#replay(key, bodyHash);
    if (before) return before;
    const refusal = await this.#wrong(kind, key, body);
    if (refusal) return { outcome: 'refused', ...refusal };
    // Opening took a moment, in which the same key may have come in again.
    return this.#deps.db.transaction(
      async () => (await this.#replay(key, bodyHash)) ?? (await this.#insert(kind, key, bodyHash, body)),
    );
  }

  async find(key: string): Promise<Held | null> {
    const row = await this.#row(key);
    if (!row) return null;
    const { case_no: caseNo, state, kiosk_id: kioskId, body_hash: bodyHash } = row;
    return { caseNo, state: CaseState.parse(state), kioskId, bodyHash };
  }

  /** The submission as it was sealed; null when there is none. */
  async open(key: string): Promise<Submission | null> {
    const row = await this.#deps.db.one<{ sealed: string }>(
      'SELECT sealed FROM submission WHERE key = ?',
      key,
    );
    return row ? this.unseal(key, SealedEnvelope.parse(JSON.parse(row.sealed))) : null;
  }

  async unseal(key: string, sealed: SealedEnvelope): Promise<Submission | null> {
    const platformKey = this.#deps.keys.byKid(sealed.kid);
    const plain = platformKey && (await open(platformKey.privateKey, sealed, submissionAad(key)));
    if (!plain) return null;
    try {
      return Submission.parse(JSON.parse(new TextDecoder().decode(plain)));
    } catch {
      return null;
    }
  }

  #row(key: string): Promise<Row | undefined> {
    return this.#deps.db.one('SELECT body_hash, case_no, state, kiosk_id FROM submission WHERE key = ?', key);
  }

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#row(key);
    if (!row) return null;
    if (row.body_hash !== bodyHash) return { outcome: 'refused', status: 422, code: 'key-reused' };
    return { outcome: 'replayed', answer: { caseNo: row.case_no, state: CaseState.parse(row.state) } };
  }

  async #wrong(
    kind: Service,
    key: string,
    body: SubmissionBody,
  ): Promise<{ status: 409 | 422; code: string } | null> {
    const item = this.#deps.catalogue.item(body.itemCode);
    if (!item) return { status: 422, code: 'unknown-item' };
    const version = wrongVersion(item, body.itemVersion);
    if (version) return { status: 422, code: version };
    if (!item.services.includes(kind)) return { status: 422, code: 'service-not-offered' };
    if (kind === 'booking' && !body.appointment) return { status: 422, code: 'appointment-missing' };
    if (!this.#deps.keys.byKid(body.sealed.kid)) return { status: 422, code: 'unknown-key' };
    for (const { sha256, size } of body.blobs) {
      if (!(await hasBlob(this.#deps.db, sha256, size))) return { status: 409, code: 'blob-missing' };
    }
    const inner = await this.unseal(key, body.sealed);
    if (!inner) return { status: 422, code: 'unreadable' };
    const agrees =
      inner.submissionId === key &&
      inner.service === kind &&
      inner.itemCode === body.itemCode &&
      inner.itemVersion === body.itemVersion &&
      inner.receiptNo === body.receiptNo;
    if (!agrees) return { status: 422, code: 'envelope-mismatch' };
    return inner.applicant ? null : { status: 422, code: 'applicant-missing' };
  }

  async #insert(kind: Service, key: string, bodyHash: string, body: SubmissionBody): Promise<FilingAnswer> {
    const { db, slots, catalogue, now } = this.#deps;
    const department = catalogue.item(body.itemCode)?.departmentCode ?? body.itemCode.slice(0, 2);
    const zoneId = catalogue.item(body.itemCode)?.zoneId ?? '';
    let state: CaseState = 'pending';
    if (kind === 'booking') {
      const wish = body.appointment;
      const seat = wish?.firm && { submission: key, date: wish.date, start: wish.start };
      const kept =
        seat &&
        ((wish.lease !== undefined && (await slots.bookLent(wish.lease, body.kioskId, seat))) ||
          (await slots.book({ itemCode: body.itemCode, zoneId, department, place: wish.place?.id }, seat)));
      state = kept ? 'confirmed' : 'unconfirmed';
    }
    const caseNo = await nextCaseNumber(db, kind, department, hallDate(now()));
    await db.run(
      'INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      key,
      bodyHash,
      caseNo,
      kind,
      state,
      body.kioskId,
      body.receiptNo,
      body.itemCode,
      hallTime(now()),
      JSON.stringify(body.sealed),
      body.made ? JSON.stringify(body.made) : null,
      slipName(key),
    );
    return { outcome: 'filed', answer: { caseNo, state } };
  }
}

/** An older form is taken as long as the item says so; one that this catalogue does not know yet can't be read. */
function wrongVersion(
  { version, oldestTaken }: { version: number; oldestTaken: number },
  filed: number | undefined,
): 'item-version-retired' | 'item-version-unknown' | null {
  if (filed === undefined) return null;
  if (filed < oldestTaken) return 'item-version-retired';
  return filed > version ? 'item-version-unknown' : null;
}
