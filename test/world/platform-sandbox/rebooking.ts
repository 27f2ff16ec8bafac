/** Changes the time of bookings (改约): for the person who made them, each key once. The seat moves in one transaction, or it stays. */
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { isTooLate } from '../../../main/core/matters/common/change.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Appointment } from '../../../main/core/model/draft.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import type { Submission } from '../../../main/core/model/submission.ts';
import type { Progress, RebookingBody } from '../../../main/core/platform/answers.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { OPEN_STATES } from './cancelling.ts';
import type { Db } from './database.ts';
import type { Filing, FilingAnswer, Held } from './filing.ts';
import type { Asked, Slots } from './slots.ts';

type Deps = { db: Db; filing: Filing; slots: Slots; catalogue: Catalogue; now: () => number };

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

const refused = (code: string): FilingAnswer => ({ outcome: 'refused', status: 422, code });

export class Rebooking {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async rebook(key: string, body: RebookingBody, bodyHash: string): Promise<FilingAnswer> {
    const before = this.#replay(key, bodyHash);
    if (before) return before;
    const refusal = await this.#wrong(key, body);
    if (refusal) return refused(refusal);
    // Opening took a moment, in which the same key may have come in again.
    return this.#deps.db
      .transaction(() => this.#replay(key, bodyHash) ?? this.#insert(key, bodyHash, body))
      .immediate();
  }

  /** The booking's case as this change of it stands, for the key that changed it. */
  find(key: string): Held | null {
    const row = this.#row(key);
    const booking = row && this.#deps.filing.find(row.rebooks);
    if (!booking) return null;
    const state = this.#stateOf(row, booking.state);
    return { caseNo: booking.caseNo, state, kioskId: row.kiosk_id, bodyHash: row.body_hash };
  }

  /** The time that a booking was changed to last; null where it was not. */
  changedTo(booking: string): Appointment | null {
    const last = this.#granted(booking).at(-1);
    return last ? Appointment.parse(JSON.parse(last.new_time)) : null;
  }

  /** The changes of a booking that were granted, oldest first. */
  changesOf(booking: string): { at: string; stateBefore: CaseState }[] {
    return this.#granted(booking).map(({ rebooked_at: at, state_before: before }) => ({
      at,
      stateBefore: CaseState.parse(before),
    }));
  }

  /** What became of a change, by its slip's name; null: no such slip. */
  progress(name: string): Progress | null {
    const row = this.#deps.db
      .prepare<[string], Row & { case_no: string; item_code: string; state: string }>(
        `SELECT rebooking.*, case_no, item_code, state FROM rebooking JOIN submission ON submission.key = rebooks
         WHERE rebooking.slip_name = ?`,
      )
      .get(name);
    if (!row) return null;
    const state = this.#stateOf(row, CaseState.parse(row.state));
    const steps: Progress['steps'] = [{ state: row.granted ? 'confirmed' : 'rejected', at: row.rebooked_at }];
    const later = this.#granted(row.rebooks).find(({ number }) => number > row.number);
    if (row.granted && later) steps.push({ state: 'rebooked', at: later.rebooked_at });
    else if (state === 'cancelled') steps.push({ state, at: this.#cancelledAt(row.rebooks) });
    return { caseNo: row.case_no, itemCode: row.item_code, state, steps };
  }

  all(): SandboxRebooking[] {
    return this.#deps.db
      .prepare<[], { key: string; rebooks: string; receiptNo: string; granted: number }>(
        'SELECT key, rebooks, receipt_no AS receiptNo, granted FROM rebooking ORDER BY rowid',
      )
      .all()
      .map((row) => ({ ...row, granted: row.granted === 1 }));
  }

  #row(key: string): Row | undefined {
    return this.#deps.db.prepare<[string], Row>('SELECT * FROM rebooking WHERE key = ?').get(key);
  }

  #granted(booking: string): Row[] {
    return this.#deps.db
      .prepare<[string], Row>('SELECT * FROM rebooking WHERE rebooks = ? AND granted = 1 ORDER BY number')
      .all(booking);
  }

  #cancelledAt(booking: string): string {
    const at = this.#deps.db
      .prepare<[string], string>('SELECT cancelled_at FROM cancellation WHERE cancels = ?')
      .pluck()
      .get(booking);
    return at ?? hallTime(this.#deps.now());
  }

  /** What its time is worth now. */
  #stateOf(row: Row, booking: CaseState): CaseState {
    if (row.granted === 0) return 'rejected';
    if (this.#granted(row.rebooks).some(({ number }) => number > row.number)) return 'rebooked';
    return booking === 'rebooked' ? 'confirmed' : booking;
  }

  #replay(key: string, bodyHash: string): FilingAnswer | null {
    const row = this.#row(key);
    if (!row) return this.#deps.filing.find(key) && refused('key-reused');
    const held = this.find(key);
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
    if (!inner.applicant || booking.applicant?.idNumber !== inner.applicant.idNumber) return 'another-person';
    const time = this.changedTo(body.rebooks) ?? booking.appointment;
    return isTooLate(time, Date.parse(inner.committedAt)) ? 'too-late' : null;
  }

  #insert(key: string, bodyHash: string, body: RebookingBody): FilingAnswer {
    const { db, filing, slots, now } = this.#deps;
    const booking = filing.find(body.rebooks);
    if (!booking || !OPEN_STATES.includes(booking.state)) return refused('already-cancelled');
    const { date, start } = body.appointment;
    const asked = this.#asked(body);
    // The hold, or a free seat where there is no hold any more; a wish made offline is settled here too.
    const granted = asked !== null && slots.book(asked, { submission: key, date, start });
    if (granted) {
      slots.handOver(key, body.rebooks);
      db.prepare(`UPDATE submission SET state = 'rebooked' WHERE key = ?`).run(body.rebooks);
    } else slots.giveBack(key);
    const before = db
      .prepare<[string], number>('SELECT count(*) FROM rebooking WHERE rebooks = ?')
      .pluck()
      .get(body.rebooks);
    db.prepare('INSERT INTO rebooking VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      key,
      body.rebooks,
      (before ?? 0) + 1,
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

  #asked({ itemCode, appointment }: RebookingBody): Asked | null {
    const item = this.#deps.catalogue.item(itemCode);
    if (!item) return null;
    return { itemCode, zoneId: item.zoneId, department: item.departmentCode, place: appointment.place?.id };
  }
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
