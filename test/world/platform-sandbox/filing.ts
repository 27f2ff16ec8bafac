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
import { caseNumber, takeSerials } from './case-number.ts';
import { type Db, rowsOf } from './db.ts';
import { Gathered } from './gathered.ts';
import type { PlatformKeys } from './keys.ts';
import { noteOwners, personMark } from './owners.ts';
import type { Slots, Wish } from './slots.ts';

export type FilingAnswer =
  | { outcome: 'filed' | 'replayed'; answer: CaseAnswer }
  | { outcome: 'refused'; status: 404 | 409 | 422; code: string };

/** A case as it is held for one key: whose it is, and SHA-256 of the body that it was filed with, lower-case hex. */
export type Held = CaseAnswer & { kioskId: string; bodyHash: string };

type Row = { key: string; body_hash: string; case_no: string; state: string; kiosk_id: string };
export type Sent = {
  kind: Service;
  key: string;
  body: SubmissionBody;
  bodyHash: string;
  /** The applicant's document number, where the submission was opened: under it a booking is found again. */
  idNumber?: string;
};

/** Filed in one transaction, at most. */
const LOT_MAX = 64;
const COLUMNS = 12;
const ROW = 'SELECT key, body_hash, case_no, state, kiosk_id FROM submission';
type Deps = { db: Db; keys: PlatformKeys; slots: Slots; catalogue: Catalogue; now: () => number };

export class Filing {
  readonly #deps: Deps;
  readonly #known = new Gathered(LOT_MAX, async (keys: string[]) => {
    const rows = await this.#rows(keys);
    return keys.map((key) => rows.get(key));
  });
  readonly #intake = new Gathered(LOT_MAX, (lot: Sent[]) => this.#fileAll(lot));

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `bodyHash`: SHA-256 of the request's body, lower-case hex. */
  async file(kind: Service, key: string, body: SubmissionBody, bodyHash: string): Promise<FilingAnswer> {
    const before = await this.#known.add(key);
    if (before) return again(before, bodyHash);
    const opened = await this.#opened(kind, key, body);
    if ('code' in opened) return { outcome: 'refused', ...opened };
    return this.record({ kind, key, body, bodyHash, ...opened });
  }

  /** Files what `file` found right. Not within a transaction: it has one of its own, with others. */
  record(sent: Sent): Promise<FilingAnswer> {
    return this.#intake.add(sent);
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
    return this.#deps.db.one(`${ROW} WHERE key = ?`, key);
  }

  async #rows(keys: string[]): Promise<Map<string, Row>> {
    const rows = await this.#deps.db.all<Row>(`${ROW} WHERE key IN ${rowsOf(1, keys.length)}`, ...keys);
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** What filing must know of what is sealed, or why it is refused. */
  async #opened(
    kind: Service,
    key: string,
    body: SubmissionBody,
  ): Promise<{ status: 409 | 422; code: string } | { idNumber: string }> {
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
    if (!inner.applicant) return { status: 422, code: 'applicant-missing' };
    return { idNumber: inner.applicant.idNumber };
  }

  /** What is new of a lot becomes cases. Opening took a moment, in which the same key may have come in again, here or elsewhere. */
  async #fileAll(lot: Sent[]): Promise<FilingAnswer[]> {
    const { db, slots } = this.#deps;
    await slots.dropLapsed();
    return db.transaction(async () => {
      const known = await this.#rows(lot.map(({ key }) => key));
      const first = new Map<string, Sent>();
      for (const sent of lot) if (!known.has(sent.key) && !first.has(sent.key)) first.set(sent.key, sent);
      for (const row of await this.#insertAll([...first.values()])) known.set(row.key, row);
      return lot.map((sent): FilingAnswer => {
        const row = known.get(sent.key);
        if (!row) throw new Error('neither known nor filed');
        return first.get(sent.key) === sent
          ? { outcome: 'filed', answer: answerOf(row) }
          : again(row, sent.bodyHash);
      });
    });
  }

  /** A key that another process filed meanwhile is refused by the table, and the whole transaction looks again. */
  async #insertAll(all: Sent[]): Promise<Row[]> {
    if (all.length === 0) return [];
    const { db, catalogue, now } = this.#deps;
    const day = hallDate(now());
    const seated = await this.#seatAll(all);
    // The day's number is every other filing's to wait for: it is taken last.
    const serial = await takeSerials(db, day, all.length);
    const rows = all.map(({ kind, key, body, bodyHash }, at): Row => {
      const department = catalogue.item(body.itemCode)?.departmentCode ?? body.itemCode.slice(0, 2);
      const state = kind === 'booking' ? (seated.has(key) ? 'confirmed' : 'unconfirmed') : 'pending';
      const case_no = caseNumber(kind, department, day, serial + at);
      return { key, body_hash: bodyHash, case_no, state, kiosk_id: body.kioskId };
    });
    const values = all.flatMap(({ kind, body }, at) => {
      const { key, body_hash, case_no, state, kiosk_id } = rows[at] as Row;
      const own = [key, body_hash, case_no, kind, state, kiosk_id, body.receiptNo, body.itemCode];
      const made = body.made ? JSON.stringify(body.made) : null;
      return [...own, hallTime(now()), JSON.stringify(body.sealed), made, slipName(key)];
    });
    await db.run(`INSERT INTO submission VALUES ${rowsOf(all.length, COLUMNS)}`, ...values);
    await noteOwners(
      db,
      all.flatMap((sent) => this.#ownerOf(sent)),
    );
    return rows;
  }

  #ownerOf({ kind, key, idNumber, body: { receiptNo, committedAt, slipCode } }: Sent) {
    if (kind !== 'booking' || idNumber === undefined) return [];
    const slip = { kind, receiptNo, committedAt, slipCode };
    return [{ key, person: personMark(this.#deps.keys, idNumber), slip }];
  }

  /** Says whose bookings have their seat: the one that was lent to their kiosk, or one of those that are anybody's. */
  async #seatAll(all: Sent[]): Promise<Set<string>> {
    const { slots } = this.#deps;
    const seated = new Set<string>();
    for (const { kind, key, body } of all) {
      const { lease, firm, date, start } = body.appointment ?? {};
      if (kind !== 'booking' || !firm || !lease || !date || !start) continue;
      const seat = { submission: key, date, start };
      if (await slots.bookLent(lease, body.kioskId, seat)) seated.add(key);
    }
    const others = all.filter(({ key }) => !seated.has(key));
    for (const key of await slots.bookAll(others.flatMap((sent) => this.#wishOf(sent)))) seated.add(key);
    return seated;
  }

  /** The seat that a booking asks for, if it is more than a wish. */
  #wishOf({ kind, key, body: { itemCode, appointment } }: Sent): Wish[] {
    const item = this.#deps.catalogue.item(itemCode);
    if (kind !== 'booking' || !item || appointment?.firm !== true) return [];
    const { date, start, place } = appointment;
    const asked = { itemCode, zoneId: item.zoneId, department: item.departmentCode, place: place?.id };
    return [{ asked, wanted: { submission: key, date, start } }];
  }
}

const answerOf = (row: Row): CaseAnswer => ({ caseNo: row.case_no, state: CaseState.parse(row.state) });

function again(row: Row, bodyHash: string): FilingAnswer {
  if (row.body_hash !== bodyHash) return { outcome: 'refused', status: 422, code: 'key-reused' };
  return { outcome: 'replayed', answer: answerOf(row) };
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
