/** One of the field's options. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

export const choice: Kind<'choice'> = {
  ...ANY_TEXT,
  kind: 'choice',
  longest: 60,
  errors: [...COMMON_ERRORS, 'option'],
  problem: (text, { options }) => (options?.includes(text) ? null : 'option'),
  sample: ({ options }) => options?.[0] ?? '',
};
