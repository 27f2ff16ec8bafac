/** Times a citizen can wish for while the platform is out of reach: the hall's own opening hours. */

import type { Day, Slot } from '../matters/booking/contract.ts';
import { hallDate } from '../model/clock.ts';

const DAYS_OFFERED = 5;
const SLOT_MINUTES = 30;
/** 9:00–12:00 and 13:30–17:00, in minutes after midnight. */
const OPEN_SPANS: readonly (readonly [number, number])[] = [
  [540, 720],
  [810, 1020],
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const SLOTS: readonly Slot[] = OPEN_SPANS.flatMap(([from, to]) =>
  Array.from({ length: (to - from) / SLOT_MINUTES }, (_, at) => ({
    start: clock(from + at * SLOT_MINUTES),
    end: clock(from + (at + 1) * SLOT_MINUTES),
    remaining: null,
  })),
);

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
