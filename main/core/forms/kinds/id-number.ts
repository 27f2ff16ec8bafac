/** A citizen's identification number, GB 11643-1999: kept with a capital X and without blanks. */
import { idNumberProblem, maskIdNumber, normaliseIdNumber } from '../../model/id-number.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

export const idNumber: Kind<'id-number'> = {
  ...ANY_TEXT,
  kind: 'id-number',
  longest: 18,
  errors: [...COMMON_ERRORS, 'id-length', 'id-characters', 'id-date', 'id-check'],
  problem: idNumberProblem,
  normal: normaliseIdNumber,
  mask: maskIdNumber,
  sample: () => '990000199003071243',
};
