/** One line of text, such as a name. */
import { ANY_TEXT, type Kind } from './kind.ts';

export const text: Kind<'text'> = { ...ANY_TEXT, kind: 'text', longest: 60, sample: () => '样例' };
