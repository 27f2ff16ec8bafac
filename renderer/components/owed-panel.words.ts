/** Words of what is still to come from an applicant. */
import { words } from '../i18n/words.ts';

export const OWED_WORDS = words({
  'owed.title': { 'zh-CN': '还要补交材料，最后一天 {day}{left}', en: 'Papers to bring by {day}{left}' },
  'owed.left': { 'zh-CN': '，还有 {days} 天', en: ', {days} days left' },
  'owed.today': { 'zh-CN': '，就是今天', en: ', which is today' },
  'owed.over': { 'zh-CN': '，已经过期', en: ', which has passed' },
  'owed.how': { 'zh-CN': '请带材料和回执单到大厅窗口。', en: 'Take them and your slip to the counter.' },
  'owed.unsigned': { 'zh-CN': '还没有签字', en: 'Still to be signed' },
  'owed.unsignedText': {
    'zh-CN': '请带身份证和回执单，到大厅窗口签。',
    en: 'Take your ID card and slip to the counter and sign there.',
  },
});
