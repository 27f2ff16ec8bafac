/** The first or last day that a date may be, as the catalogue's data say it. */
import type { Today } from './documents/document.ts';

const FROM_TODAY = /^today(?:([+-]\d{1,4})([dmy]))?$/;

/** YYYY-MM-DD; null where it is counted from today and that is not known. A month's 31st that is none is its last day. */
export function dayOf(bound: string, today: Today): string | null {
  const found = FROM_TODAY.exec(bound);
  if (!found) return bound;
  if (today === null) return null;
  const [, amount = '0', unit = 'd'] = found;
  const date = new Date(`${today}T00:00:00Z`);
  if (unit === 'd') date.setUTCDate(date.getUTCDate() + Number(amount));
  else addMonths(date, Number(amount) * (unit === 'y' ? 12 : 1));
  return date.toISOString().slice(0, 10);
}

function addMonths(date: Date, months: number): void {
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
}
