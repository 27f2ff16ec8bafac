/** A booking is not changed to the time that it has: that time is not offered. */
import type { DaysAnswer } from '../../hall/contract.ts';
import type { Appointment } from '../../model/draft.ts';

type When = Pick<Appointment, 'date' | 'start' | 'place'>;

/** A time whose place is not known, as earlier releases kept it, is taken to be at the same place. */
export function isSameTime(one: When, other: When | null): boolean {
  if (one.date !== other?.date || one.start !== other.start) return false;
  return !one.place || !other.place || one.place.id === other.place.id;
}

/** What is offered, without the time that the booking has. A day that has no other time goes with it. */
export function withoutTime(answer: DaysAnswer, before: Appointment | null): DaysAnswer {
  if (!before) return answer;
  const place = answer.place ?? undefined;
  const days = answer.days.flatMap((day) => {
    const slots = day.slots.filter(({ start }) => !isSameTime({ date: day.date, start, place }, before));
    // A day that was full before is still told as full.
    return slots.length === 0 && day.slots.length > 0 ? [] : [{ ...day, slots }];
  });
  return { ...answer, days };
}
