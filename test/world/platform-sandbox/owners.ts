/** Whose a booking is, by a keyed hash, and which slip of it holds. */
import type { OwnBooking } from '../../../main/core/model/own-bookings.ts';
import { type Db, rowsOf, type Value } from './db.ts';

/** What the slip of a booking says, or of its last change that was granted. */
export type SlipOf = {
  kind: OwnBooking['kind'];
  receiptNo: string;
  committedAt: string;
  slipCode?: string | undefined;
};

/** Notes whose bookings these are, in the transaction that files them. */
export async function noteOwners(
  db: Db,
  bookings: readonly { key: string; person: string; slip: SlipOf }[],
): Promise<void> {
  if (bookings.length === 0) return;
  const values = bookings.flatMap(({ key, person, slip }) => [key, person, ...columnsOf(slip)]);
  await db.run(`INSERT INTO booked_by VALUES ${rowsOf(bookings.length, 6)}`, ...values);
}

/** Notes for whom these are, where that is another person than who made them. */
export async function noteFor(db: Db, bookings: readonly { key: string; person: string }[]): Promise<void> {
  if (bookings.length === 0) return;
  await db.run(
    `INSERT INTO booked_for VALUES ${rowsOf(bookings.length, 2)} ON CONFLICT (submission) DO UPDATE SET person = excluded.person`,
    ...bookings.flatMap(({ key, person }) => [key, person]),
  );
}

/** From now on the slip of a granted change is the one that holds. */
export async function noteNewSlip(db: Db, booking: string, slip: SlipOf): Promise<void> {
  await db.run(
    'UPDATE booked_by SET slip_kind = ?, receipt_no = ?, committed_at = ?, slip_code = ? WHERE booking = ?',
    ...[...columnsOf(slip), booking],
  );
}

function columnsOf({ kind, receiptNo, committedAt, slipCode }: SlipOf): Value[] {
  return [kind, receiptNo, committedAt, slipCode ?? null];
}

/** Notes who filed these cases of pre-review, in the transaction that files them. */
export async function noteCases(
  db: Db,
  cases: readonly {
    key: string;
    person: string;
    isForAnother: boolean;
    committedAt: string;
    slipCode?: string | undefined;
  }[],
): Promise<void> {
  if (cases.length === 0) return;
  await db.run(
    `INSERT INTO case_of VALUES ${rowsOf(cases.length, 5)}`,
    ...cases.flatMap(({ key, person, isForAnother, committedAt, slipCode }): Value[] => [
      ...[key, person, isForAnother ? 1 : 0, committedAt, slipCode ?? null],
    ]),
  );
}
