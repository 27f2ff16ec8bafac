/** What a person's data are called. */
import { words } from '../i18n/words.ts';

export const PERSON_WORDS = words({
  'confirm.name': { 'zh-CN': '姓名', en: 'Name' },
  'confirm.nameEn': { 'zh-CN': '外文姓名', en: 'Name in Latin letters' },
  'confirm.undrawn': {
    'zh-CN': '姓名里有的字本机显示不出，纸上留横线，请您手写。提交的是证件上的原字。',
    en: 'No font here has one character of the name; on paper a line is left to write it. What is sent is right.',
  },
  'confirm.nameNote': { 'zh-CN': '姓名说明', en: 'About the name' },
  'confirm.id': { 'zh-CN': '证件号码', en: 'Document number' },
  'confirm.phone': { 'zh-CN': '电话号码', en: 'Phone' },
});
