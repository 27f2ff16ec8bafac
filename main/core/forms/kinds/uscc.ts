/** An organisation's unified social credit code (统一社会信用代码), GB 32100-2015: kept in capitals, without blanks. */
import { documentOf, normalNumber, numberProblem } from '../../model/documents/index.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

/** The digits and the letters that can't be taken for one, each by its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Who registers, each with the classes it registers (GB 32100-2015, table 1, with its amendment): 9 is the enterprises' registrar. */
const CLASSES: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '123',
  A: '19',
  N: '1239',
  Y: '1',
};

/** GB 11714-1997: the organisation code, characters 9 to 16, and its own check character, the 17th. Values as in a base of 36. */
const OWN_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Eighteen characters of the alphabet with six digits of a division in their place. */
export function isUsccShaped(code: string): boolean {
  return SHAPE.test(code);
}

function hasCheckCharacter(code: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code.charAt(at)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === code[17];
}

function hasOwnCheckCharacter(code: string): boolean {
  const sum = OWN_WEIGHTS.reduce(
    (total, weight, at) => total + weight * Number.parseInt(code.charAt(8 + at), 36),
    0,
  );
  const check = 11 - (sum % 11);
  return (check === 10 ? 'X' : check === 11 ? '0' : String(check)) === code[16];
}

/** Whether registrar, class and both check characters are as the standards say. Some codes in use are not. */
export function isRegularUscc(code: string): boolean {
  return (
    isUsccShaped(code) &&
    CLASSES[code.charAt(0)]?.includes(code.charAt(1)) === true &&
    hasCheckCharacter(code) &&
    hasOwnCheckCharacter(code)
  );
}

/** A person's number fits the alphabet, and sometimes the check; no firm's code has a date of birth in that place. */
function isPersons(code: string): boolean {
  return documentOf(code).kind === 'resident' && numberProblem(code, null) === null;
}

export const uscc: Kind<'uscc'> = {
  ...ANY_TEXT,
  kind: 'uscc',
  longest: 18,
  errors: [...COMMON_ERRORS, 'uscc', 'uscc-person'],
  problem(text) {
    const code = normalNumber(text);
    if (isPersons(code)) return 'uscc-person';
    return isUsccShaped(code) ? null : 'uscc';
  },
  doubt: (text) => (isRegularUscc(normalNumber(text)) ? null : 'uscc-doubt'),
  normal: normalNumber,
  sample: () => '91350100M000100Y43',
};
