/** Residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证): 810000, 820000 or 830000, then as GB 11643-1999. */
import type { Document } from './document.ts';
import { EIGHTEEN, eighteenHolder, eighteenProblem } from './eighteen.ts';

const BEGINNING = /^8[123]0000/;

export const hmtPermit: Document = {
  kind: 'hmt-resident',
  looksLike: (number) => number.length === EIGHTEEN && /^8[123]/.test(number),
  problem: (number, today) => eighteenProblem(number, today, (first) => BEGINNING.test(first)),
  holder: eighteenHolder,
  sample: '81000019000101000X',
};
