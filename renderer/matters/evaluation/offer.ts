/** The way from the end of a matter to its evaluation. */
import type { AfterMatter } from '../../steps/done/options.ts';
import { WORDS } from './words.ts';

export const EVALUATE: AfterMatter = {
  label: WORDS['evaluation.offer'],
  icon: 'pen',
  start: (item, { code }) => ({ kind: 'evaluation', item, draft: null, earlier: code }),
};
