/** Words of every screen's frame. */
import { words } from '../i18n/words.ts';

export const PAGE_WORDS = words({
  'nav.bar': { 'zh-CN': '操作栏', en: 'Actions' },
  'nav.steps': { 'zh-CN': '办理步骤', en: 'Steps' },
  'nav.back': { 'zh-CN': '返回', en: 'Back' },
  'nav.home': { 'zh-CN': '首页', en: 'Home' },
  'nav.help': { 'zh-CN': '帮助', en: 'Help' },
  'nav.stepOf': { 'zh-CN': '第 {step} 步，共 {steps} 步', en: 'Step {step} of {steps}' },
  'leave.title': { 'zh-CN': '要返回首页吗？', en: 'Go back to the start?' },
  'leave.text': {
    'zh-CN': '返回首页后，本次填写的内容将被清除。',
    en: 'What you entered for this application will be cleared.',
  },
  'leave.textLater': {
    'zh-CN': '返回首页后，本次填写的内容将被清除。没办完，可以存起来，以后接着办。',
    en: 'What you entered for this application will be cleared. You can also keep it and go on later.',
  },
  'leave.later': { 'zh-CN': '存起来，以后接着办', en: 'Keep it for later' },
  'leave.stay': { 'zh-CN': '继续办理', en: 'Continue' },
  'leave.go': { 'zh-CN': '返回首页', en: 'Go to start' },
});
