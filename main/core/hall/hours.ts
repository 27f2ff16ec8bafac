/** The hall's opening hours in slots, and the times that can be wished for while the platform is out of reach. */
import { hallDate } from '../model/clock.ts';
import type { Day, Slot } from './contract.ts';

const DAYS_OFFERED = 5;
/** Every slot is half an hour (docs/standards.md, section 7). */
const SLOT_MINUTES = 30;
/** 9:00–12:00 and 13:30–17:00, in minutes after midnight. */
const OPEN_SPANS: readonly (readonly [number, number])[] = [
  [540, 720],
  [810, 1020],
];

/** HH:MM */
const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const SLOTS: readonly Slot[] = OPEN_SPANS.flatMap(([from, to]) =>
  Array.from({ length: (to - from) / SLOT_MINUTES }, (_, at) => ({
    start: clockTime(from + at * SLOT_MINUTES),
    end: clockTime(from + (at + 1) * SLOT_MINUTES),
    remaining: null,
  })),
);

/** When a slot that begins at `start` (HH:MM) ends, HH:MM. */
export function slotEnd(start: string): string {
  const [hours, minutes] = start.split(':').map(Number);
  return clockTime((hours ?? 0) * 60 + (minutes ?? 0) + SLOT_MINUTES);
}

/** The next working days from tomorrow, Saturdays and Sundays left out; public holidays only the platform knows. */
export function wishDays(nowMs: number): Day[] {
  const days: Day[] = [];
  for (let ahead = 1; days.length < DAYS_OFFERED; ahead++) {
    const date = hallDate(nowMs + ahead * 24 * 3600 * 1000);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push({ date, slots: [...SLOTS] });
  }
  return days;
}
