/** The number of a bank card (银行卡号), ISO/IEC 7812-1: 12 to 19 digits, the last a check digit by Luhn. Kept without the blanks between groups. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

const LENGTHS = { least: 12, most: 19 };

const digitsOf = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '');

/** ISO/IEC 7812-1, annex B: every second digit from the right is doubled, the digits of all add up to a multiple of 10. */
export function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export const bankCard: Kind<'bank-card'> = {
  ...ANY_TEXT,
  kind: 'bank-card',
  // With a blank after each four.
  longest: LENGTHS.most + 4,
  errors: [...COMMON_ERRORS, 'bank-length', 'bank-check'],
  problem(text) {
    const digits = digitsOf(text);
    if (!/^\d+$/.test(digits) || digits.length < LENGTHS.least || digits.length > LENGTHS.most)
      return 'bank-length';
    // One digit over and over fits the check where it is a nought, and is no bank's.
    return hasLuhnDigit(digits) && !/^(\d)\1+$/.test(digits) ? null : 'bank-check';
  },
  normal: digitsOf,
  show: (answer) => String(answer).replace(/(\d{4})(?=\d)/g, '$1 '),
  mask: (shown) => shown.replace(/\d(?=(?:\D*\d){4})/g, '*'),
  // An issuer number that no bank has: 990000 in its first places.
  sample: () => '9900001234567890120',
};
