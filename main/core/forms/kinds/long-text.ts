/** Text of several lines, such as a reason or the scope of a business, which runs to more than a thousand characters. */
import { ANY_TEXT, type Kind } from './kind.ts';

export const longText: Kind<'long-text'> = {
  ...ANY_TEXT,
  kind: 'long-text',
  longest: 2000,
  sample: () => '样例说明，第一行。\n第二行。',
};
