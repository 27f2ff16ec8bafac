/** Files bookings and cases: each Idempotency-Key becomes one case, however often it is sent. */
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import { Submission, submissionAad } from '../../../main/core/model/submission.ts';
import type { CaseAnswer, SubmissionBody } from '../../../main/core/platform/answers.ts';
import { open, SealedEnvelope } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { hasBlob } from './blobs.ts';
import type { Bookers } from './bookers.ts';
import { caseNumber, takeSerials } from './case-number.ts';
import { type Db, rowsOf } from './db.ts';
import type { Person } from './fairness.ts';
import { Gathered } from './gathered.ts';
import type { PlatformKeys } from './keys.ts';
import { OtherTimes } from './other-times.ts';
import { noteOwners } from './owners.ts';
import { personDigest } from './person-digest.ts';
import type { Slots, Wish } from './slots.ts';

export type FilingAnswer =
  | { outcome: 'filed' | 'replayed'; answer: CaseAnswer }
  | { outcome: 'refused'; status: 404 | 409 | 422; code: string };

/** A case as it is held for one key: whose it is, and SHA-256 of the body that it was filed with, lower-case hex. */
export type Held = CaseAnswer & { kioskId: string; bodyHash: string };

type Row = { key: string; body_hash: string; case_no: string; state: string; kiosk_id: string };
/** `person`: whose booking it is, absent where nobody is counted. */
export type Sent = {
  kind: Service;
  key: string;
  body: SubmissionBody;
  bodyHash: string;
  /** The applicant's document number, where the submission was opened: under it a booking is found again. */
  idNumber?: string;
  person?: Person | undefined;
};
/** What was sealed, and whose it is. */
type Opened = Submission & { applicant: NonNullable<Submission['applicant']> };
/** A booking with what it asks for. */
type Asking = { sent: Sent; wish: Wish };

/** Filed in one transaction, at most. */
const LOT_MAX = 64;
const COLUMNS = 12;
const ROW = 'SELECT key, body_hash, case_no, state, kiosk_id FROM submission';
type Deps = {
  db: Db;
  keys: PlatformKeys;
  slots: Slots;
  /** Without it nobody is counted. */
  bookers?: Bookers | undefined;
  catalogue: Catalogue;
  now: () => number;
};

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
    const looked = await this.#look(kind, key, body);
    if ('code' in looked) return { outcome: 'refused', ...looked };
    const { applicant, declared } = looked;
    const person = this.#deps.bookers?.person(applicant, declared ?? null);
    return this.record({ kind, key, body, bodyHash, idNumber: applicant.idNumber, person });
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
    const filed = row && (await this.unseal(key, SealedEnvelope.parse(JSON.parse(row.sealed))));
    if (!filed?.appointment) return filed ?? null;
    const given = await OtherTimes.given(this.#deps.db, key);
    return given ? { ...filed, appointment: { ...filed.appointment, ...given } } : filed;
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

  /** What was sealed, or why it is refused for good. */
  async #look(
    kind: Service,
    key: string,
    body: SubmissionBody,
  ): Promise<{ status: 409 | 422; code: string } | Opened> {
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
    const { applicant } = inner;
    return applicant ? { ...inner, applicant } : { status: 422, code: 'applicant-missing' };
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
    const { seated, refused } = await this.#seatAll(all);
    // The day's number is every other filing's to wait for: it is taken last.
    const serial = await takeSerials(db, day, all.length);
    const rows = all.map(({ kind, key, body, bodyHash }, at): Row => {
      const department = catalogue.item(body.itemCode)?.departmentCode ?? body.itemCode.slice(0, 2);
      const booked = refused.has(key) ? 'rejected' : seated.has(key) ? 'confirmed' : 'unconfirmed';
      const state = kind === 'booking' ? booked : 'pending';
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
    for (const { kind, key, body } of all) {
      const isWish = kind === 'booking' && !seated.has(key) && !refused.has(key);
      if (isWish) await OtherTimes.note(db, key, body.appointment?.others ?? []);
    }
    for (const [key, limit] of refused) {
      await db.run('INSERT INTO refusal VALUES (?, ?)', key, JSON.stringify(limit));
    }
    return rows;
  }

  #ownerOf({ kind, key, idNumber, body: { receiptNo, committedAt, slipCode } }: Sent) {
    if (kind !== 'booking' || idNumber === undefined) return [];
    const slip = { kind, receiptNo, committedAt, slipCode };
    return [{ key, person: personDigest(this.#deps.keys.secret, idNumber), slip }];
  }

  /** Says whose bookings have their seat: the one that was lent to their kiosk, or one of those that are anybody's; and whose are over a limit. */
  async #seatAll(all: Sent[]): Promise<{ seated: Set<string>; refused: Map<string, BookingLimit> }> {
    const { slots, bookers } = this.#deps;
    const asking = all.flatMap((sent) => this.#asking(sent));
    if (bookers?.rules) await bookers.lock(asking.flatMap(({ sent: { person } }) => person?.id ?? []));
    const seated = new Set<string>();
    for (const { sent, wish } of asking) {
      const { lease, firm } = sent.body.appointment ?? {};
      if (!firm || !lease) continue;
      // Its kiosk promised it while it was offline: kept, whatever else this person has.
      if (await slots.bookLent(lease, sent.body.kioskId, wish.wanted)) seated.add(sent.key);
    }
    const others = asking.filter(({ sent }) => !seated.has(sent.key));
    const { admitted, refused } = await this.#admit(others);
    for (const key of await slots.bookAll(admitted.map(({ wish }) => wish))) seated.add(key);
    if (bookers?.rules) {
      for (const one of asking)
        if (!refused.has(one.sent.key)) await this.#note(one, seated.has(one.sent.key));
    }
    return { seated, refused };
  }

  /**
   * Which of these may have a place now, and which are over a limit. A hold was taken within the limits, for the person who held it;
   * a wish, and a hold that lapsed or is another's, are held against them now.
   */
  async #admit(asking: Asking[]): Promise<{ admitted: Asking[]; refused: Map<string, BookingLimit> }> {
    const { slots, bookers } = this.#deps;
    const refused = new Map<string, BookingLimit>();
    const isFirm = ({ sent }: Asking) => sent.body.appointment?.firm === true;
    if (!bookers?.rules) return { admitted: asking.filter(isFirm), refused };
    const admitted: Asking[] = [];
    for (const one of asking) {
      const { sent, wish } = one;
      const { key, person } = sent;
      const isHeld = person !== undefined && (await bookers.holder(key)) === person.id;
      if (!isHeld) await slots.giveBack(key);
      const visit = slots.visit(wish.asked, wish.wanted);
      const limit = person && visit && !isHeld ? await bookers.limit(person, visit, [key]) : null;
      if (limit) refused.set(key, limit);
      else {
        if (person) await bookers.supersede(key, person.id, sent.body.itemCode);
        // The next one of the same person in this lot is counted against it.
        await this.#note(one, false);
      }
      const isGivenOut = isHeld || slots.isOpen(wish.asked, wish.wanted.date);
      if (!limit && isFirm(one) && isGivenOut) admitted.push(one);
    }
    return { admitted, refused };
  }

  async #note({ sent: { key, person }, wish }: Asking, isSeated: boolean): Promise<void> {
    const { slots, bookers } = this.#deps;
    const visit = slots.visit(wish.asked, wish.wanted);
    if (person && visit) await bookers?.note(key, person.id, visit, null, isSeated ? 0 : 1);
  }

  /** What a booking asks for, be it more than a wish or not. */
  #asking(sent: Sent): Asking[] {
    const { kind, key, body } = sent;
    const { itemCode, appointment } = body;
    const item = this.#deps.catalogue.item(itemCode);
    if (kind !== 'booking' || !item || !appointment) return [];
    const { date, start, place } = appointment;
    const asked = { itemCode, zoneId: item.zoneId, department: item.departmentCode, place: place?.id };
    return [{ sent, wish: { asked, wanted: { submission: key, date, start } } }];
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
