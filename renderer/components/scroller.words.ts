/** Words of the keys that turn a long content. */
import { words } from '../i18n/words.ts';

export const SCROLLER_WORDS = words({
  'nav.more': { 'zh-CN': '下面还有，往下看', en: 'More below' },
  'nav.less': { 'zh-CN': '往上看', en: 'Up' },
  'nav.end': { 'zh-CN': '已经到底了', en: 'End of list' },
});
