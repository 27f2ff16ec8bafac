/** The two answers of a yes-or-no question. */
import { words } from '../i18n/words.ts';

export const ANSWER_WORDS = words({
  'form.yes': { 'zh-CN': '是', en: 'Yes' },
  'form.no': { 'zh-CN': '否', en: 'No' },
});
