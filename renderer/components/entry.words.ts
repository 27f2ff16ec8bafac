/** Words of a question's box. */
import { words } from '../i18n/words.ts';

export const ENTRY_WORDS = words({
  'entry.toKeys': { 'zh-CN': '按向下键，到这一栏的键盘', en: 'Arrow down leads to its keys' },
});
