/** A booked time in full words, e.g. 2026年11月26日星期四 09:30–10:00. */
import type { Appointment } from '../../main/core/session/draft.ts';
import type { Language } from '../app/kiosk-context.tsx';

export function appointmentText(language: Language, { date, start, end }: Appointment): string {
  const day = new Date(`${date}T12:00:00`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
  return `${day} ${start}–${end}`;
}
