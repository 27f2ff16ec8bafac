/** What travellers carry: their numbers have a shape and nothing to check it by. */
import { type Document, type NumberProblem, UNKNOWN_HOLDER } from './document.ts';

const shaped = (shape: RegExp, sample: string, kind: Document['kind']): Document => ({
  kind,
  looksLike: (number) => shape.test(number),
  problem: (number): NumberProblem | null => (shape.test(number) ? null : 'id-document'),
  holder: () => UNKNOWN_HOLDER,
  sample,
});

/** Mainland travel permit for Hong Kong and Macao residents (港澳居民来往内地通行证): a letter and eight digits; older ones add two. */
export const hkMacaoPass = shaped(/^[HM]\d{8}(\d{2})?$/, 'H00000000', 'hk-macao-pass');

/** Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证): eight digits; older ones ten and a letter. */
export const taiwanPass = shaped(/^(\d{8}|\d{10}[A-Z])$/, '00000000', 'taiwan-pass');

/** Of any country: five to twelve letters and digits with at least one digit (ICAO Doc 9303 has nine, some states print more). */
export const passport = shaped(/^(?=[A-Z]*\d)(\d{5,9}|(?=\d*[A-Z])[A-Z\d]{5,12})$/, 'E00000000', 'passport');
