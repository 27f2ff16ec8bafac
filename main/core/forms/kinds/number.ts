/** A number that is not negative, such as an area: kept as a number. The field's label says the unit. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

export const number: Kind<'number'> = {
  ...ANY_TEXT,
  kind: 'number',
  longest: 16,
  errors: [...COMMON_ERRORS, 'number'],
  problem: (text) => (Number.isFinite(Number(text)) && Number(text) >= 0 ? null : 'number'),
  normal: Number,
  sample: () => 12,
};
