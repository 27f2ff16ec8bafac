/** Words of a session's end. */
import { prompts, words } from '../i18n/words.ts';

export const WORDS = words({
  'attract.gone': {
    'zh-CN': '很抱歉，上次办理已中断，信息已清除。请重新开始。',
    en: 'Sorry, the last session was interrupted and its data cleared. Please start again.',
  },
  'idle.title': { 'zh-CN': '您还在办理吗？', en: 'Are you still there?' },
  'idle.text': {
    'zh-CN': '{seconds} 秒后将自动结束，并清除您填写的内容。',
    en: 'In {seconds} seconds the session ends and what you entered is cleared.',
  },
  'idle.stay': { 'zh-CN': '继续办理', en: 'Continue' },
  'idle.leave': { 'zh-CN': '结束办理', en: 'Finish now' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  idle: { 'zh-CN': '您还在办理吗？点继续办理。', en: 'Are you still there? Touch Continue.' },
});
