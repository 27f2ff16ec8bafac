/** A number that is not negative, such as an area: kept as it was typed, as text, so that no amount is rounded. The field's label says the unit. */
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

/** Full-width digits and point as narrow ones, and nothing else: 10² is not 102. */
const narrow = (text: string) =>
  text.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
/** Digits and at most one point: no exponent, no sign, no digits of other scripts. */
const DECIMAL = /^\d+(\.\d+)?$/;
const WHOLE = /^\d+$/;
/** Where the field says nothing else: more than any amount in the hall's business. */
const MOST = 1_000_000_000_000;

export const number: Kind<'number'> = {
  ...ANY_TEXT,
  kind: 'number',
  longest: 16,
  errors: [...COMMON_ERRORS, 'number', 'number-whole', 'number-small', 'number-large'],
  problem(typed, { whole, least, most = MOST }) {
    const text = narrow(typed);
    if (!DECIMAL.test(text)) return 'number';
    if (whole && !WHOLE.test(text)) return 'number-whole';
    if (least !== undefined && Number(text) < least) return { code: 'number-small', limit: least };
    if (Number(text) > most) return { code: 'number-large', limit: most };
    return null;
  },
  normal: (text) => narrow(text).replace(/^0+(?=\d)/, ''),
  sample: ({ least = 0, most = 12 }) => String(Math.min(Math.max(least, 12), most)),
};
