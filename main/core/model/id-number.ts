/** The 18-character citizen identification number, GB 11643-1999. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

export type IdNumberProblem = 'id-length' | 'id-characters' | 'id-date' | 'id-check';

/** ISO 7064 MOD 11-2 check character of the first 17 digits. */
export function idCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Whether `YYYYMMDD` is a day of the calendar. */
export function isCalendarDate(yyyymmdd: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(yyyymmdd);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The first thing wrong with a typed number, or null. A lower-case x and blanks are forgiven. */
export function idNumberProblem(typed: string): IdNumberProblem | null {
  const number = normaliseIdNumber(typed);
  if (number.length !== 18) return 'id-length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'id-characters';
  if (!isCalendarDate(number.slice(6, 14))) return 'id-date';
  return idCheckCharacter(number.slice(0, 17)) === number[17] ? null : 'id-check';
}

/** Upper case, without the blanks that people put between groups. */
export function normaliseIdNumber(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** Only enough to recognise one's own. */
export function maskIdNumber(number: string): string {
  return number.length < 8 ? number : `${number.slice(0, 4)}**********${number.slice(-4)}`;
}
