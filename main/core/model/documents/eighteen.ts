/** What the three numbers of 18 characters have in common: 17 digits with a date of birth inside, and a check character. */
import { birthProblem, dashed } from './calendar.ts';
import { idCheckCharacter } from './check-character.ts';
import type { Holder, NumberProblem, Today } from './document.ts';

export const EIGHTEEN = 18;

/** `isDivision`: whether its first digits are of a place. The check is last: the others can say what is wrong. */
export function eighteenProblem(
  number: string,
  today: Today,
  isDivision: (number: string) => boolean,
): NumberProblem | null {
  if (number.length !== EIGHTEEN) return 'id-length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'id-characters';
  if (!isDivision(number)) return 'id-division';
  const born = birthProblem(number.slice(6, 14), today);
  if (born) return born;
  return hasCheckCharacter(number) ? null : 'id-check';
}

export function hasCheckCharacter(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && idCheckCharacter(number.slice(0, 17)) === number[17];
}

/** The 17th digit is odd for men. */
export function eighteenHolder(number: string): Holder {
  return { birth: dashed(number.slice(6, 14)), sex: Number(number[16]) % 2 === 1 ? '1' : '2' };
}
