/** Words of the questions about the citizen's situation (情形). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.situation': { 'zh-CN': '选情形', en: 'Your case' },
  'situation.lead': {
    'zh-CN': '{item}（第 {at} 问，共 {count} 问）答完后只列出您需要的材料。',
    en: '{item} (question {at} of {count}). Only the papers you need will be listed.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  situation: {
    'zh-CN': '请看屏幕上的问题，点一项符合您情况的。',
    en: 'Read the question on the screen and tap what fits your case.',
  },
});
