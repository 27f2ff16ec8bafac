/** An organisation's unified social credit code (统一社会信用代码), GB 32100-2015: kept in capitals. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

/** The digits and the letters that can't be taken for one, each by its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Whether it has 18 characters of the alphabet, the last being the MOD 31 check of the others. */
export function isUscc(typed: string): boolean {
  const code = typed.trim().toUpperCase();
  if (code.length !== 18 || [...code].some((character) => !ALPHABET.includes(character))) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code.charAt(at)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === code[17];
}

export const uscc: Kind<'uscc'> = {
  ...ANY_TEXT,
  kind: 'uscc',
  longest: 18,
  errors: [...COMMON_ERRORS, 'uscc'],
  problem: (text) => (isUscc(text) ? null : 'uscc'),
  normal: (text) => text.toUpperCase(),
  sample: () => '91350100M000100Y43',
};
