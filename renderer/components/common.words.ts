/** Words that most steps say. */
import { words } from '../i18n/words.ts';

export const COMMON_WORDS = words({
  'nav.next': { 'zh-CN': '下一步', en: 'Next' },
  'error.again': {
    'zh-CN': '刚才的操作没有完成，请再试一次。',
    en: 'That did not go through. Please try again.',
  },
  'error.cannotSave': {
    'zh-CN': '本机暂时无法保存办件，请到其他终端或大厅窗口办理。您的内容没有被提交。',
    en: 'This kiosk cannot save applications now. Please use another kiosk or the hall. Nothing was submitted.',
  },
});
