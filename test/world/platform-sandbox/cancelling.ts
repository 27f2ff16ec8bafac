/** Cancels bookings: for who made them, or for whom they are, each once, however often the same Idempotency-Key is sent. */
import { isTooLate } from '../../../main/core/matters/common/change.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import { numbersOf } from '../../../main/core/model/principal.ts';
import { CaseState } from '../../../main/core/model/receipt.ts';
import type { CancellationBody } from '../../../main/core/platform/answers.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import type { Bookers } from './bookers.ts';
import type { Db } from './db.ts';
import type { Filing, FilingAnswer, Held } from './filing.ts';
import { once, refused } from './once.ts';
import type { Slots } from './slots.ts';

type Deps = {
  db: Db;
  filing: Filing;
  slots: Slots;
  /** Without it nothing is counted. */
  bookers?: Bookers | undefined;
  /** The time that a booking was changed to last; null where it was not. */
  changedTo: (booking: string) => Promise<Appointment | null>;
  now: () => number;
};
type Row = { body_hash: string; cancels: string; kiosk_id: string };

/** States of a booking that can still be given up or changed. */
export const OPEN_STATES: readonly CaseState[] = ['confirmed', 'unconfirmed', 'rebooked'];
export class Cancelling {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  cancel(key: string, body: CancellationBody, bodyHash: string): Promise<FilingAnswer> {
    return once(this.#deps.db, {
      replay: () => this.#replay(key, bodyHash),
      wrong: () => this.#wrong(key, body),
      insert: () => this.#insert(key, bodyHash, body),
    });
  }

  /** The booking's case, for the key that cancelled it. */
  async find(key: string): Promise<Held | null> {
    const row = await this.#row(key);
    const booking = row && (await this.#deps.filing.find(row.cancels));
    return booking ? { ...booking, kioskId: row.kiosk_id, bodyHash: row.body_hash } : null;
  }

  #row(key: string): Promise<Row | undefined> {
    return this.#deps.db.one('SELECT body_hash, cancels, kiosk_id FROM cancellation WHERE key = ?', key);
  }

  async #replay(key: string, bodyHash: string): Promise<FilingAnswer | null> {
    const row = await this.#row(key);
    if (!row) return (await this.#deps.filing.find(key)) && refused('key-reused');
    const answer = await this.#deps.filing.find(row.cancels);
    if (!answer || row.body_hash !== bodyHash) return refused('key-reused');
    return { outcome: 'replayed', answer: { caseNo: answer.caseNo, state: answer.state } };
  }

  async #wrong(key: string, body: CancellationBody): Promise<string | null> {
    const { filing } = this.#deps;
    const inner = await filing.unseal(key, body.sealed);
    if (!inner) return 'unreadable';
    const agrees =
      inner.submissionId === key &&
      inner.service === 'cancellation' &&
      inner.cancels === body.cancels &&
      inner.receiptNo === body.receiptNo &&
      inner.committedAt === body.committedAt;
    if (!agrees) return 'envelope-mismatch';
    const booking = await filing.open(body.cancels);
    if (booking?.service !== 'booking' || !booking.appointment) return 'unknown-booking';
    if (!inner.applicant || !numbersOf(booking).includes(inner.applicant.idNumber)) return 'another-person';
    const time = (await this.#deps.changedTo(body.cancels)) ?? booking.appointment;
    return isTooLate(time, Date.parse(inner.committedAt)) ? 'too-late' : null;
  }

  async #insert(key: string, bodyHash: string, body: CancellationBody): Promise<FilingAnswer> {
    const { db, filing, slots, bookers, now } = this.#deps;
    if (bookers?.rules) await bookers.lock(await bookers.peopleOf(body.cancels));
    const booking = await filing.find(body.cancels);
    if (!booking || !OPEN_STATES.includes(booking.state)) {
      // It may be by the same one, which came in by another process just now.
      return (await this.#replay(key, bodyHash)) ?? refused('already-cancelled');
    }
    await db.run(
      'INSERT INTO cancellation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      key,
      body.cancels,
      bodyHash,
      booking.state,
      body.kioskId,
      body.receiptNo,
      hallTime(now()),
      JSON.stringify(body.sealed),
      slipName(key),
    );
    await giveUp({ db, slots, bookers }, body.cancels, Date.parse(body.committedAt));
    return { outcome: 'filed', answer: { caseNo: booking.caseNo, state: CaseState.enum.cancelled } };
  }
}

/** The booking is no more; by the rules it counts, and its seat cools. `at`: when its citizen said so. Run it in a transaction. */
export async function giveUp(
  { db, slots, bookers }: Pick<Deps, 'db' | 'slots' | 'bookers'>,
  booking: string,
  at: number,
): Promise<void> {
  await db.run(`UPDATE submission SET state = 'cancelled' WHERE key = ?`, booking);
  await slots.release(booking);
  if (bookers?.rules) await bookers.cancelled(booking, at);
}
