/** Whether a booking can still be given up or moved, as far as this kiosk knows; the platform has the last word. */
import type { Appointment } from '../../model/draft.ts';
import type { FollowUpState } from '../../model/receipt.ts';
import type { Earlier } from './matter.ts';

/** Until how long before its time a booking can be cancelled or changed, milliseconds (docs/standards.md, section 7). */
const CHANGE_AHEAD_MS = 2 * 3600_000;

/** `nowMs`: milliseconds since the epoch; null while the clock is in doubt, when nothing is too late: the platform judges. */
export function isTooLate(
  { date, start }: Pick<Appointment, 'date' | 'start'>,
  nowMs: number | null,
): boolean {
  return nowMs !== null && nowMs > Date.parse(`${date}T${start}:00+08:00`) - CHANGE_AHEAD_MS;
}

/**
 * `made`: how the newest change of the same kind that was made here fares. The appointment is null where the slip no longer says it.
 * A refused one is offered again: it changed nothing, and may have been a stranger's. So may one that waits: it shuts nobody out, and
 * ends nothing before the platform said so.
 */
export function changeState(
  { kind, appointment, isGranted }: Pick<Earlier, 'kind' | 'appointment' | 'isGranted'>,
  made: 'waiting' | 'delivered' | 'parked' | null,
  nowMs: number | null,
): FollowUpState {
  if (made === 'delivered') return made;
  if (kind !== 'booking' && !(kind === 'rebooking' && isGranted)) return 'not-offered';
  if (appointment && isTooLate(appointment, nowMs)) return made ?? 'not-offered';
  if (made === 'waiting') return 'offered-beside';
  return made ? 'offered-again' : 'offered';
}
