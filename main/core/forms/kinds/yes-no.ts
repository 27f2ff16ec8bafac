/** Yes or no: kept as a boolean. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

export const yesNo: Kind<'yes-no'> = {
  ...ANY_TEXT,
  kind: 'yes-no',
  /** Of `false`, as text. */
  longest: 5,
  errors: [...COMMON_ERRORS, 'option'],
  problem: (text) => (text === 'true' || text === 'false' ? null : 'option'),
  normal: (text) => text === 'true',
  show: (answer, { yes, no }) => (String(answer) === 'true' ? yes : no),
  sample: () => true,
};
