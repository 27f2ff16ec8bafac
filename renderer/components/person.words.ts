/** What a person's data are called. */
import { words } from '../i18n/words.ts';

export const PERSON_WORDS = words({
  'confirm.name': { 'zh-CN': '姓名', en: 'Name' },
  'confirm.id': { 'zh-CN': '身份证号码', en: 'ID number' },
  'confirm.phone': { 'zh-CN': '手机号码', en: 'Phone' },
});
