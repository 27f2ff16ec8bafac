/** The number of a person's document, one's own or another's: any document that a person can have (model/documents). */
import { maskNumber, NUMBER_LENGTH_MAX, normalNumber, numberProblem } from '../../model/documents/index.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

/** The answer for a person who has no document, where the field allows it. */
export const NO_DOCUMENT = '无';

export const idNumber: Kind<'id-number'> = {
  ...ANY_TEXT,
  kind: 'id-number',
  // With the blanks and hyphens that people put between groups.
  longest: NUMBER_LENGTH_MAX + 6,
  errors: [
    ...COMMON_ERRORS,
    'id-length',
    'id-characters',
    'id-division',
    'id-date',
    'id-born',
    'id-check',
    'id-document',
  ],
  problem: (text, { noDocument }, { today }) =>
    noDocument && text === NO_DOCUMENT ? null : numberProblem(text, today),
  vouched: (text, _, { own, agent }) =>
    [own, agent].some((person) => person && normalNumber(text) === normalNumber(person.idNumber)),
  normal: normalNumber,
  mask: maskNumber,
  sample: () => '990000199003071243',
};
