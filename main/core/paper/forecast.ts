/** How long paper will last, from what the last days used. Pure. */
import { addDays } from '../model/hall/days.ts';

/** So many days back a mean is taken over: two weeks have each weekday twice. */
export const DAYS_BACK = 14;

/** Amounts by day, YYYY-MM-DD. */
export type DailyUse = Readonly<Record<string, number>>;

/**
 * Days until `left` is used up. Today is not over and not counted; a day on which nothing was printed counts as one.
 * Null: no whole day is known, or none used any.
 */
export function daysLeft(days: DailyUse, today: string, left: number): number | null {
  const earliest = addDays(today, -DAYS_BACK);
  const whole = Object.keys(days).filter((day) => day >= earliest && day < today);
  const first = whole.sort()[0];
  if (first === undefined) return null;
  let used = 0;
  let counted = 0;
  for (let day = first; day < today; day = addDays(day, 1)) {
    used += days[day] ?? 0;
    counted += 1;
  }
  return used === 0 ? null : Math.max(0, Math.round((left / (used / counted)) * 10) / 10);
}

/** Without days that no mean looks at any more. */
export function recentDays(days: DailyUse, today: string): DailyUse {
  const earliest = addDays(today, -DAYS_BACK);
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= earliest));
}
