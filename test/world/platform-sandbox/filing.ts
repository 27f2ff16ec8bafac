/** Files bookings and cases: each Idempotency-Key becomes one case, however often it is sent. */
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment, Service } from '../../../main/core/model/draft.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import { Submission, submissionAad } from '../../../main/core/model/submission.ts';
import { leasesOf, movedTo, partName } from '../../../main/core/model/visit.ts';
import type { CaseAnswer, SubmissionBody } from '../../../main/core/platform/answers.ts';
import { open, SealedEnvelope } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { hasBlob } from './blobs.ts';
import type { Bookers } from './bookers.ts';
import { caseNumber, takeSerials } from './case-number.ts';
import type { Wish } from './counters.ts';
import { type Db, rowsOf } from './db.ts';
import { everyone, type Person } from './fairness.ts';
import { Gathered } from './gathered.ts';
import type { PlatformKeys } from './keys.ts';
import { OtherTimes } from './other-times.ts';
import { noteCases, noteFor, noteOwners } from './owners.ts';
import { personDigest } from './person-digest.ts';
import type { Slots } from './slots.ts';

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
  /** The document numbers of who made it and of for whom it is, where the submission was opened: under them a booking is found again. */
  idNumber?: string;
  principal?: string | undefined;
  /** It is done for another person, or for an organisation. */
  isForAnother?: boolean;
  person?: Person | undefined;
};
/** What was sealed, and whose it is. */
type Opened = Submission & { applicant: NonNullable<Submission['applicant']> };
/** A booking with what it asks for: a place for its item, and for each further one of its visit. */
type Asking = { sent: Sent; wish: Wish; visit: Wish[] };

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
    const { applicant, declared, principal } = looked;
    const concerned = principal?.kind === 'person' ? principal.person : null;
    const person = this.#deps.bookers?.person(applicant, declared ?? null, concerned);
    const numbers = { idNumber: applicant.idNumber, principal: concerned?.idNumber };
    const isForAnother = principal !== undefined;
    return this.record({ kind, key, body, bodyHash, ...numbers, isForAnother, person });
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
    return given ? { ...filed, appointment: movedTo(filed.appointment, given) } : filed;
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
    for (const { itemCode } of body.appointment?.also ?? []) {
      const further = this.#deps.catalogue.item(itemCode);
      if (!further?.services.includes('booking')) return { status: 422, code: 'unknown-item' };
    }
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
    await noteCases(
      db,
      all.flatMap((sent) => this.#caseOf(sent)),
    );
    await noteFor(
      db,
      all.flatMap((sent) => this.#principalOf(sent)),
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

  #caseOf({ kind, key, idNumber, isForAnother = false, body: { committedAt, slipCode } }: Sent) {
    if (kind !== 'pre-review' || idNumber === undefined) return [];
    const person = personDigest(this.#deps.keys.secret, idNumber);
    return [{ key, person, isForAnother, committedAt, slipCode }];
  }

  #principalOf({ kind, key, principal }: Sent) {
    if (kind !== 'booking' || principal === undefined) return [];
    return [{ key, person: personDigest(this.#deps.keys.secret, principal) }];
  }

  /** Says whose bookings have their seat: the one that was lent to their kiosk, or one of those that are anybody's; and whose are over a limit. */
  async #seatAll(all: Sent[]): Promise<{ seated: Set<string>; refused: Map<string, BookingLimit> }> {
    const { slots, bookers } = this.#deps;
    const asking = all.flatMap((sent) => this.#asking(sent));
    const people = asking.flatMap(({ sent: { person } }) => (person ? everyone(person) : []));
    if (bookers?.rules) await bookers.lock(people.map(({ id }) => id));
    const seated = new Set<string>();
    for (const { sent, visit } of asking) {
      const { appointment = null, kioskId } = sent.body;
      // Its kiosk promised it while it was offline: kept, whatever else this person has.
      const isKept = appointment?.firm && (await slots.bookAllLent(leasesOf(appointment), kioskId, visit));
      if (isKept) seated.add(sent.key);
    }
    const others = asking.filter(({ sent }) => !seated.has(sent.key));
    const { admitted, refused } = await this.#admit(others);
    for (const key of await slots.bookVisits(admitted.map(({ visit }) => visit))) seated.add(key);
    await slots.giveBackRest(asking.map(({ visit }) => visit));
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
      const { sent, visit } = one;
      const { key, person } = sent;
      const isHeld = person !== undefined && (await this.#isHolder(bookers, one, person));
      if (!isHeld) {
        await slots.giveBack(key);
        await bookers.drop(key);
      }
      const limit = person && !isHeld ? await this.#limit(bookers, one, person) : null;
      if (limit) refused.set(key, limit);
      else {
        if (person) {
          for (const { asked } of visit) await bookers.supersede(key, person, asked.itemCode);
        }
        // The next one of the same person in this lot is counted against it.
        await this.#note(one, false);
      }
      const isGivenOut =
        isHeld || visit.every(({ asked, wanted }) => slots.counters.isOpen(asked, wanted.date));
      if (!limit && isFirm(one) && isGivenOut) admitted.push(one);
    }
    return { admitted, refused };
  }

  async #isHolder(bookers: Bookers, { visit }: Asking, person: Person): Promise<boolean> {
    for (const { wanted } of visit) if (!(await bookers.isHolder(wanted.submission, person))) return false;
    return true;
  }

  /** Each item counts; those of one visit do not stand in each other's way on their day. */
  async #limit(bookers: Bookers, { sent, visit }: Asking, person: Person): Promise<BookingLimit | null> {
    for (const [nth, { asked, wanted }] of visit.entries()) {
      const one = this.#deps.slots.counters.visit(asked, wanted);
      const limit = one && (await bookers.limit(person, one, [sent.key], nth));
      if (limit) return limit;
    }
    return null;
  }

  async #note({ sent: { person }, visit }: Asking, isSeated: boolean): Promise<void> {
    const { slots, bookers } = this.#deps;
    for (const { asked, wanted } of visit) {
      const one = slots.counters.visit(asked, wanted);
      if (person && one) await bookers?.note(wanted.submission, person, one, null, isSeated ? 0 : 1);
    }
  }

  /** What a booking asks for, be it more than a wish or not. */
  #asking(sent: Sent): Asking[] {
    const { kind, key, body } = sent;
    const { itemCode, appointment } = body;
    if (kind !== 'booking' || !appointment) return [];
    const visit = wishesOf(this.#deps.catalogue, key, itemCode, appointment);
    const [wish] = visit;
    return wish ? [{ sent, wish, visit }] : [];
  }
}

/** A place for each item of the visit that is to be at that time; none where an item is unknown. */
export function wishesOf(
  catalogue: Catalogue,
  key: string,
  itemCode: string,
  { date, start, place, also = [] }: Appointment,
): Wish[] {
  const items = [{ itemCode, start }, ...also];
  const wishes = items.flatMap((each, nth): Wish[] => {
    const item = catalogue.item(each.itemCode);
    if (!item) return [];
    const { zoneId, departmentCode: department } = item;
    const asked = { itemCode: each.itemCode, zoneId, department, place: place?.id };
    return [{ asked, wanted: { submission: partName(key, nth), date, start: each.start } }];
  });
  return wishes.length === items.length ? wishes : [];
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
