/** The time that a matter is about, whatever its kind. */
import type { Appointment, Draft } from '../../main/core/model/draft.ts';

/** Null before a time was taken, and where the kind has none. */
export function appointmentOf(draft: Draft | null): Appointment | null {
  return draft && 'appointment' in draft ? draft.appointment : null;
}

/** The time that a booking has and keeps until its change is sure; null where none is changed. */
export function changedFrom(draft: Draft | null): Appointment | null {
  return draft && 'before' in draft ? draft.before : null;
}
