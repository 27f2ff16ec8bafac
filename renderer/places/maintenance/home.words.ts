/** Words of the overview. */
import { words } from '../../i18n/words.ts';

export const WORDS = words({
  'overview.well': { 'zh-CN': '一切正常，没有要处理的事', en: 'All is well, nothing to do' },
  'overview.red': { 'zh-CN': '{count} 件事影响办理', en: '{count} in the way of citizens' },
  'overview.amber': { 'zh-CN': '{count} 件事要留意', en: '{count} to look at' },
  'overview.next': { 'zh-CN': '先处理这些', en: 'See to these first' },
  'overview.go': { 'zh-CN': '去处理', en: 'See to it' },
  'overview.sections': { 'zh-CN': '各项维护', en: 'All parts' },
  'overview.level.red': { 'zh-CN': '要处理', en: 'act' },
  'overview.level.amber': { 'zh-CN': '留意', en: 'look' },
  'overview.level.well': { 'zh-CN': '正常', en: 'well' },
});
