/** Whether a booking can still be given up, as far as this kiosk knows; the platform has the last word. */

import type { Appointment } from '../../model/draft.ts';
import type { OutboxRow } from '../../outbox/row.ts';
import type { CancelState } from '../booking/contract.ts';

/** Until how long before its time a booking can be cancelled, milliseconds (standards.md, section 7). */
const CANCEL_AHEAD_MS = 2 * 3600_000;

/** `nowMs`: milliseconds since the epoch. */
export function isTooLate({ date, start }: Pick<Appointment, 'date' | 'start'>, nowMs: number): boolean {
  return nowMs > Date.parse(`${date}T${start}:00+08:00`) - CANCEL_AHEAD_MS;
}

/** `cancellation`: the newest that was made here. `appointment`: null where the slip no longer says. */
export function cancelState(
  { service }: Pick<OutboxRow, 'service'>,
  cancellation: Pick<OutboxRow, 'state'> | null,
  appointment: Appointment | null,
  nowMs: number,
): CancelState {
  if (cancellation && cancellation.state !== 'parked') return cancellation.state;
  if (service !== 'booking') return 'not-offered';
  if (appointment && isTooLate(appointment, nowMs)) return cancellation ? 'parked' : 'not-offered';
  return cancellation ? 'offered-again' : 'offered';
}
