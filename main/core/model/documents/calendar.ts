/** Days as documents write them. */
import type { NumberProblem, Today } from './document.ts';

/** Nobody who was registered when numbers began in 1984 was born earlier. */
const EARLIEST_BIRTH = '18600101';

/** Whether `YYYYMMDD` is a day of the calendar. */
export function isCalendarDate(yyyymmdd: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(yyyymmdd);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What is wrong with `YYYYMMDD` as the day on which somebody was born. */
export function birthProblem(yyyymmdd: string, today: Today): NumberProblem | null {
  if (!isCalendarDate(yyyymmdd)) return 'id-date';
  if (yyyymmdd < EARLIEST_BIRTH) return 'id-born';
  return today !== null && yyyymmdd > today.replaceAll('-', '') ? 'id-born' : null;
}

/** YYYY-MM-DD of YYYYMMDD. */
export function dashed(yyyymmdd: string): string {
  return `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6, 8)}`;
}
