/**
 * Foreign permanent resident's ID card (外国人永久居留身份证) as issued until 2023: three letters of the nationality, four digits of the
 * place, YYMMDD of birth, two digits. The century of the birth is not in it.
 */
import { isCalendarDate } from './calendar.ts';
import { type Document, UNKNOWN_HOLDER } from './document.ts';

const SHAPE = /^[A-Z]{3}\d{12}$/;

export const foreignPermanent2017: Document = {
  kind: 'foreign-permanent-2017',
  looksLike: (number) => /^[A-Z]{3}\d*$/.test(number) && number.length > 12 && number.length < 18,
  problem(number) {
    if (number.length !== 15) return 'id-length';
    if (!SHAPE.test(number)) return 'id-characters';
    const born = number.slice(7, 13);
    return isCalendarDate(`19${born}`) || isCalendarDate(`20${born}`) ? null : 'id-date';
  },
  holder: () => UNKNOWN_HOLDER,
  sample: 'CAN110081080310',
};
