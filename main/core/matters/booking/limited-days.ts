/** Days on which the rules of fairness let this person have no time are told as such at once, not when one of their times is chosen. */
import type { DaysAnswer } from '../../hall/contract.ts';

/** `zoneDays`: YYYY-MM-DD, on which the zone has a booking of theirs (model/booking-limit.ts). */
export function withoutDays(answer: DaysAnswer, zoneDays: readonly string[] = []): DaysAnswer {
  const days = answer.days.map((day) =>
    zoneDays.includes(day.date) ? { ...day, limit: 'zone-day' as const, slots: [] } : day,
  );
  return { ...answer, days };
}
