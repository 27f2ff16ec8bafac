/** What a person's data are called. */
import { words } from '../i18n/words.ts';

export const PERSON_WORDS = words({
  'confirm.name': { 'zh-CN': '姓名', en: 'Name' },
  'confirm.id': { 'zh-CN': '证件号码', en: 'Document number' },
  'confirm.phone': { 'zh-CN': '电话号码', en: 'Phone' },
});
