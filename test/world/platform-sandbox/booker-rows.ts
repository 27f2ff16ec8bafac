/** A row of `booker`: whose booking, hold or wish of what it is; and the SQL that says whom one concerns. */

/** Made by somebody, or for them; takes the person twice. */
export const CONCERNS = '(person = ? OR submission IN (SELECT submission FROM booked_for WHERE person = ?))';
/** The same, where other tables have such columns too. */
export const CONCERNS_BOOKER =
  '(booker.person = ? OR booker.submission IN (SELECT submission FROM booked_for WHERE person = ?))';
/** For whom a row of `booker` is: whoever made it, unless it is for another. */
export const WHOSE =
  'COALESCE((SELECT booked_for.person FROM booked_for WHERE booked_for.submission = booker.submission), booker.person)';

/** What somebody has or asks for. */
export type Visit = {
  item: string;
  department: string;
  zone: string;
  place: string;
  pool: string;
  date: string;
  start: string;
};
/** `waiting`: 0 has its place, 1 is to be drawn among, 2 was drawn without luck and waits for a freed one. */
export type Row = Visit & { submission: string; person: string; waiting: number };
/** `whose`: the one who needs the visit: the principal, or whoever books for themselves. */
export type OpenRow = Row & { whose: string };

/** Milliseconds since the epoch. */
export function startOf({ date, start }: Pick<Visit, 'date' | 'start'>): number {
  return Date.parse(`${date}T${start}:00+08:00`);
}
