/** Text of several lines, such as a reason. */
import { ANY_TEXT, type Kind } from './kind.ts';

export const longText: Kind<'long-text'> = {
  ...ANY_TEXT,
  kind: 'long-text',
  longest: 500,
  sample: () => '样例说明，第一行。\n第二行。',
};
