/** Words of a technician's signature. */
import { words } from '../../../i18n/words.ts';

export const SIGN = words({
  'signing.box': { 'zh-CN': '维护人员签字处', en: 'The technician signs here' },
  'signing.here': { 'zh-CN': '用手指在这里签名', en: 'Sign here with a finger' },
  'signing.again': { 'zh-CN': '重写', en: 'Again' },
  'signing.tooShort': {
    'zh-CN': '签名太短，请重写。',
    en: 'That is too short for a signature. Please sign again.',
  },
});
