/** Words beside a fact that can be mended. */
import { words } from '../i18n/words.ts';

export const FACTS_WORDS = words({
  'facts.mend': { 'zh-CN': '修改', en: 'Change' },
  'facts.mendWhat': { 'zh-CN': '修改：{what}', en: 'Change: {what}' },
});
