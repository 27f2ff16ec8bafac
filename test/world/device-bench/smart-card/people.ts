/** Fictitious holders: an unassigned division code, valid check digits. */
import type { SocialCard } from '../../../../devices/social-security-card/contract.ts';

export const HOLDER: SocialCard = {
  cardNumber: 'A12345678',
  socialSecurityNumber: '990000199003071235',
  name: '张样例',
  sex: '1',
  birth: '19900307',
  issued: '20200307',
  validTo: '20300307',
};

/** 㙍 is four bytes in GB 18030. */
export const RARE_HOLDER: SocialCard = { ...HOLDER, name: '阿卜杜拉·样例㙍', sex: '2', validTo: '' };
