/** One line of text, such as a name; a person's name is kept in its normal form. */
import { normalName } from '../../model/names.ts';
import { ANY_TEXT, type Kind } from './kind.ts';

const LETTER = /[\p{L}\u3007]/u;

export const text: Kind<'text'> = {
  ...ANY_TEXT,
  kind: 'text',
  longest: 60,
  // Dots, hyphens or digits alone name nobody.
  problem: (answer, { personName }) => (personName && !LETTER.test(normalName(answer)) ? 'characters' : null),
  vouched: (answer, { personName }, { own, agent }) =>
    personName === true && [own?.name, agent?.name].includes(normalName(answer)),
  normal: (answer, { personName }) => (personName ? normalName(answer) : answer),
  sample: () => '样例',
};
