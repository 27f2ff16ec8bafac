/** A mobile or landline number, kept in one form. */
import { isPhone, maskPhone, normalisePhone, PHONE_LENGTH_MAX } from '../../model/phone.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

export const phone: Kind<'phone'> = {
  ...ANY_TEXT,
  kind: 'phone',
  longest: PHONE_LENGTH_MAX,
  errors: [...COMMON_ERRORS, 'phone'],
  problem: (text) => (isPhone(text) ? null : 'phone'),
  normal: normalisePhone,
  mask: maskPhone,
  sample: () => '13900001111',
};
