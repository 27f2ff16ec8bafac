/**
 * Foreign permanent resident's ID card (外国人永久居留身份证) since December 2023: 9, two digits of the province, three of the nationality
 * (GB/T 2659), birth, three digits, and the check character of GB 11643.
 */

import { isProvince, isSample } from './divisions.ts';
import type { Document } from './document.ts';
import { EIGHTEEN, eighteenHolder, eighteenProblem } from './eighteen.ts';

export const foreignPermanent2023: Document = {
  kind: 'foreign-permanent-2023',
  looksLike: (number) => number.length === EIGHTEEN && number.startsWith('9') && !isSample(number),
  problem: (number, today) => eighteenProblem(number, today, (each) => isProvince(each.slice(1))),
  // Its last three digits are not said to tell the sex.
  holder: (number) => ({ ...eighteenHolder(number), sex: null }),
  sample: '911124198108030024',
};
