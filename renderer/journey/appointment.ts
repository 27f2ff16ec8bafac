/** The time that a matter is about, whatever its kind. */
import type { AlsoItem, Appointment, Draft } from '../../main/core/model/draft.ts';

/** Null before a time was taken, and where the kind has none. */
export function appointmentOf(draft: Draft | null): Appointment | null {
  return draft && 'appointment' in draft ? draft.appointment : null;
}

/** The time that a booking has and keeps until its change is sure; null where none is changed. */
export function changedFrom(draft: Draft | null): Appointment | null {
  return draft && 'before' in draft ? draft.before : null;
}

/** What is done in the same visit as the first item. A change is of the whole visit. */
export function alsoIn(draft: Draft | null): readonly AlsoItem[] {
  if (draft && 'also' in draft) return draft.also ?? [];
  return changedFrom(draft)?.also ?? [];
}
