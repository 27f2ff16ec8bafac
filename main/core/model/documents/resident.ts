/**
 * The citizen identification number (公民身份号码), GB 11643-1999; also the 15 digits that were given until 1999 (two digits of the year,
 * no check character), which stand in old papers and of those who died before.
 */
import { birthProblem, dashed } from './calendar.ts';
import { isProvince } from './divisions.ts';
import type { Document, NumberProblem, Today } from './document.ts';
import { EIGHTEEN, eighteenHolder, eighteenProblem } from './eighteen.ts';

const OLD_LENGTH = 15;
const DIGITS_AND_X = /^[\dX]+$/;

function oldProblem(number: string, today: Today): NumberProblem | null {
  if (!/^\d{15}$/.test(number)) return 'id-characters';
  return isProvince(number) ? birthProblem(oldBirth(number), today) : 'id-division';
}

const oldBirth = (number: string) => `19${number.slice(6, 12)}`;

export const resident: Document = {
  kind: 'resident',
  // What is too long for a pass or a passport of digits was meant as this.
  looksLike: (number) => number.length >= EIGHTEEN || (DIGITS_AND_X.test(number) && number.length > 9),
  problem: (number, today) =>
    number.length === OLD_LENGTH ? oldProblem(number, today) : eighteenProblem(number, today, isProvince),
  holder: (number) =>
    number.length === OLD_LENGTH
      ? { birth: dashed(oldBirth(number)), sex: Number(number[14]) % 2 === 1 ? '1' : '2' }
      : eighteenHolder(number),
  sample: '990000199003071243',
};
