/** Reckoning with the hall's days and times as texts: dates YYYY-MM-DD, times HH:MM. */

const DAY_MS = 24 * 3600 * 1000;
export const DAY_MINUTES = 24 * 60;

/** Minutes after midnight, to the exclusive end. */
export type Span = { from: number; to: number };

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** From one day to another; negative where that is earlier. */
export function daysUntil(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** 2026年12月9日（星期三）. `date`: YYYY-MM-DD. */
export function dayWithWeekday(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日（星期${'日一二三四五六'[weekdayOf(date)]}）`;
}

/** Whether a text is a day that exists, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(weekdayOf(date));
}

/** Every day from `from` to `to`, both included; none where `to` is earlier. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

/** Weeks that a calendar's sheet has at least: a month's. */
const SHEET_WEEKS = 4;

/** A calendar's sheet: whole weeks, Monday first, from the one of `today`; a month's or more, with `last` among them. */
export function sheetDays(today: string, last: string): string[] {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const month = addDays(monday, 7 * SHEET_WEEKS - 1);
  const sunday = addDays(last, (7 - weekdayOf(last)) % 7);
  return daysFrom(monday, [month, sunday].sort().at(-1) ?? month);
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Of `HH:MM-HH:MM`. */
export function spanOf(text: string): Span {
  const [from = '', to = ''] = text.split('-');
  return { from: minutesOf(from), to: minutesOf(to) };
}
