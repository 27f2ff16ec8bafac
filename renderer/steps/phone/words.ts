/** Words of the phone number. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.phone': { 'zh-CN': '留电话', en: 'Phone' },
  'phone.title': { 'zh-CN': '留一个联系电话', en: 'Your phone number' },
  'phone.lead': { 'zh-CN': '办理结果会用短信告诉您。', en: 'You will get the result by SMS.' },
  'phone.hint': { 'zh-CN': '请输入电话号码', en: 'Phone number' },
  'phone.called': {
    'zh-CN': '固定电话收不到短信，办理结果会打电话告诉您。',
    en: 'A landline gets no SMS: you will be called with the result.',
  },
  'phone.use': {
    'zh-CN':
      '也可以输入带区号的固定电话，例如 0731-\u206083600000，有分机再加 -801。号码只用于通知本次办理。',
    en: 'A landline with area code works too, e.g. 0731-\u206083600000, with -801 for an extension. Used for this application only.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  phone: { 'zh-CN': '请输入联系电话，输好后点下一步。', en: 'Enter your phone number, then touch Next.' },
});
