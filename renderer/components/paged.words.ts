/** Words of the keys that turn a list. */
import { words } from '../i18n/words.ts';

export const PAGED_WORDS = words({
  'paged.before': { 'zh-CN': '上一页', en: 'Previous' },
  'paged.after': { 'zh-CN': '下一页', en: 'Next page' },
  'paged.at': { 'zh-CN': '{page} / {pages}', en: '{page} / {pages}' },
});
