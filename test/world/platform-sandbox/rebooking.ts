/** Changes the time of bookings (改约): for who made them, or for whom they are, each key once. The seat moves in one transaction, or it stays. */
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { isTooLate } from '../../../main/core/matters/common/change.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Appointment } from '../../../main/core/model/draft.ts';
import { numbersOf } from '../../../main/core/model/principal.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import type { Submission } from '../../../main/core/model/submission.ts';
import { leasesOf, partName } from '../../../main/core/model/visit.ts';
import type { Progress, RebookingBody } from '../../../main/core/platform/answers.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import type { Bookers } from './bookers.ts';
import { OPEN_STATES } from './cancelling.ts';
import type { Wish } from './counters.ts';
import type { Db } from './db.ts';
import type { Person } from './fairness.ts';
import { type Filing, type FilingAnswer, type Held, wishesOf } from './filing.ts';
import { once, refused } from './once.ts';
import { noteNewSlip } from './owners.ts';
import type { Slots } from './slots.ts';

type Deps = {
  db: Db;
  filing: Filing;
  slots: Slots;
  /** Without it nobody is counted. */
  bookers?: Bookers | undefined;
  catalogue: Catalogue;
  now: () => number;
};

type Row = {
  key: string;
  rebooks: string;
  number: number;
  body_hash: string;
  granted: number;
  state_before: string;
  new_time: string;
  kiosk_id: string;
  rebooked_at: string;
};

export type SandboxRebooking = { key: string; rebooks: string; receiptNo: string; granted: boolean };

export class Rebooking {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  rebook(key: string, body: RebookingBody, bodyHash: string): Promise<FilingAnswer> {
    return once(this.#deps.db, {
      replay: () => this.#replay(key, bodyHash),
      wrong: () => this.#wrong(key, body),
      insert: () => this.#insert(key, bodyHash, body),
    });
  }

  /** The booking's case as this change of it stands, for the key that changed it. */
  async find(key: string): Promise<Held | null> {
    const row = await this.#row(key);
    const booking = row && (await this.#deps.filing.find(row.rebooks));
    if (!booking) return null;
    const state = await this.#stateOf(row, booking.state);
    return { caseNo: booking.caseNo, state, kioskId: row.kiosk_id, bodyHash: row.body_hash };
  }

  /** The time that a booking was changed to last; null where it was not. */
  async changedTo(booking: string): Promise<Appointment | null> {
    const last = (await this.#granted(booking)).at(-1);
    return last ? Appointment.parse(JSON.parse(last.new_time)) : null;
  }

  /** The changes of a booking that were granted, oldest first. */
  async changesOf(booking: string): Promise<{ at: string; stateBefore: CaseState }[]> {
    return (await this.#granted(booking)).map(({ rebooked_at: at, state_before: before }) => ({
      at,
      stateBefore: CaseState.parse(before),
    }));
  }

  /** What became of a change, by its slip's name; null: no such slip. */
  async progress(name: string): Promise<Progress | null> {
    const row = await this.#deps.db.one<Row & { case_no: string; item_code: string; state: string }>(
      `SELECT rebooking.*, submission.case_no, submission.item_code, submission.state
       FROM rebooking JOIN submission ON submission.key = rebooks WHERE rebooking.slip_name = ?`,
      name,
    );
    if (!row) return null;
    const state = await this.#stateOf(row, CaseState.parse(row.state));
    const steps: Progress['steps'] = [{ state: row.granted ? 'confirmed' : 'rejected', at: row.rebooked_at }];
    const later = (await this.#granted(row.rebooks)).find(({ number }) => number > row.number);
    if (row.granted && later) steps.push({ state: 'rebooked', at: later.rebooked_at });
    else if (state === 'cancelled') steps.push({ state, at: await this.#cancelledAt(row.rebooks) });
    return { caseNo: row.case_no, itemCode: row.item_code, state, steps };
  }

  async all(): Promise<SandboxRebooking[]> {
    const rows = await this.#deps.db.all<Omit<SandboxRebooking, 'granted'> & { granted: number }>(
      'SELECT key, rebooks, receipt_no AS "receiptNo", granted FROM rebooking ORDER BY rowid',
    );
    return rows.map((row) => ({ ...row, granted: row.granted === 1 }));
  }

  #row(key: string): Promise<Row | undefined> {
    return this.#deps.db.one('SELECT * FROM rebooking WHERE key = ?', key);
  }

  #granted(booking: string): Promise<Row[]> {
    const sql = 'SELECT * FROM rebooking WHERE rebooks = ? AND granted = 1 ORDER BY number';
    return this.#deps.db.all(sql, booking);
  }

  async #cancelledAt(booking: string): Promise<string> {
    const row = await this.#deps.db.one<{ at: string }>(
      'SELECT cancelled_at AS at FROM cancellation WHERE cancels = ?',
      booking,
    );
    return row?.at ?? hallTime(this.#deps.now());
  }

  /** What its time is worth now. */
  async #stateOf(row: Row, booking: CaseState): Promise<CaseState> {
    if (row.granted === 0) return 'rejected';
    if ((await this.#granted(row.rebooks)).some(({ number }) => number > row.number)) return 'rebooked';
    return booking === 'rebooked' ? 'confirmed' : booking;
  }

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#row(key);
    if (!row) return (await this.#deps.filing.find(key)) && refused('key-reused');
    const held = await this.find(key);
    if (!held || row.body_hash !== bodyHash) return refused('key-reused');
    return { outcome: 'replayed', answer: { caseNo: held.caseNo, state: held.state } };
  }

  async #wrong(key: string, body: RebookingBody): Promise<string | null> {
    const { filing } = this.#deps;
    const inner = await filing.unseal(key, body.sealed);
    if (!inner) return 'unreadable';
    if (!agrees(key, body, inner)) return 'envelope-mismatch';
    const booking = await filing.open(body.rebooks);
    if (booking?.service !== 'booking' || !booking.appointment || booking.itemCode !== body.itemCode) {
      return 'unknown-booking';
    }
    if (!hasSameItems(booking.appointment, body.appointment)) return 'other-items';
    if (!inner.applicant || !numbersOf(booking).includes(inner.applicant.idNumber)) return 'another-person';
    const time = (await this.changedTo(body.rebooks)) ?? booking.appointment;
    return isTooLate(time, Date.parse(inner.committedAt)) ? 'too-late' : null;
  }

  async #insert(key: string, bodyHash: string, body: RebookingBody): Promise<FilingAnswer> {
    const { db, filing, slots, now } = this.#deps;
    const booking = await filing.find(body.rebooks);
    if (!booking || !OPEN_STATES.includes(booking.state)) return refused('already-cancelled');
    const granted = await this.#takes(key, body);
    if (granted) {
      await slots.handOver(key, body.rebooks);
      await db.run(`UPDATE submission SET state = 'rebooked' WHERE key = ?`, body.rebooks);
    } else await slots.giveBack(key);
    const { receiptNo, committedAt, slipCode } = body;
    const slip = { kind: 'rebooking', receiptNo, committedAt, slipCode } as const;
    if (granted) await noteNewSlip(db, body.rebooks, slip);
    const before = await db.one<{ count: number }>(
      'SELECT count(*) AS count FROM rebooking WHERE rebooks = ?',
      body.rebooks,
    );
    await db.run(
      'INSERT INTO rebooking VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      key,
      body.rebooks,
      Number(before?.count ?? 0) + 1,
      bodyHash,
      granted ? 1 : 0,
      booking.state,
      JSON.stringify(body.appointment),
      body.kioskId,
      body.receiptNo,
      hallTime(now()),
      JSON.stringify(body.sealed),
      slipName(key),
    );
    return {
      outcome: 'filed',
      answer: { caseNo: booking.caseNo, state: granted ? 'confirmed' : 'rejected' },
    };
  }

  /** The place that was lent to its kiosk, its hold, or a free place; a wish made offline is settled here too. */
  async #takes(key: string, body: RebookingBody): Promise<boolean> {
    const { slots, catalogue, bookers } = this.#deps;
    const wishes = wishesOf(catalogue, key, body.itemCode, body.appointment);
    const [first, ...further] = wishes;
    if (!first) return false;
    const isLent = await slots.bookAllLent(leasesOf(body.appointment), body.kioskId, wishes);
    const takes = async () =>
      (await this.#mayTake(key, body, wishes)) && (await slots.book(first.asked, first.wanted, further));
    if (!isLent && !(await takes())) return false;
    for (const [nth, { asked, wanted }] of wishes.entries()) {
      const visit = slots.counters.visit(asked, wanted);
      if (bookers?.rules && visit) await bookers.moved(partName(body.rebooks, nth), visit);
    }
    await bookers?.drop(key);
    return true;
  }

  /** Its person's hold, or within the limits, the booking itself not counted. */
  async #mayTake(key: string, { rebooks }: RebookingBody, wishes: readonly Wish[]): Promise<boolean> {
    const { slots, bookers } = this.#deps;
    const people = bookers?.rules ? await bookers.peopleOf(rebooks) : [];
    const who = people.map((id): Person => ({ id, birth: null, declared: null }));
    if (!bookers || who.length === 0) return true;
    await bookers.lock(people);
    // Held by either of the two, for themselves: the booking says for whom it is.
    for (const each of who) if (await bookers.isHolder(key, each)) return true;
    await slots.giveBack(key);
    for (const [nth, { asked, wanted }] of wishes.entries()) {
      const visit = slots.counters.visit(asked, wanted);
      if (!visit || !slots.counters.isOpen(asked, wanted.date)) return false;
      // Somebody suspended still has the booking, and may move it.
      for (const each of who) {
        const limit = await bookers.limit(each, visit, [key, rebooks], nth);
        if (limit !== null && limit.by !== 'suspended') return false;
      }
    }
    return true;
  }
}

/** A visit is moved whole. */
function hasSameItems({ also = [] }: Appointment, { also: now = [] }: Appointment): boolean {
  return also.length === now.length && also.every(({ itemCode }, nth) => itemCode === now[nth]?.itemCode);
}

function agrees(key: string, body: RebookingBody, inner: Submission): boolean {
  return (
    inner.submissionId === key &&
    inner.service === 'rebooking' &&
    inner.rebooks === body.rebooks &&
    inner.itemCode === body.itemCode &&
    inner.receiptNo === body.receiptNo &&
    inner.committedAt === body.committedAt &&
    inner.appointment?.date === body.appointment.date &&
    inner.appointment.start === body.appointment.start
  );
}
