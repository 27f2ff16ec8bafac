/** What an item's data are called. */
import { words } from '../i18n/words.ts';

export const ITEM_WORDS = words({
  'audience.person': { 'zh-CN': '个人', en: 'Individuals' },
  'audience.org': { 'zh-CN': '企业', en: 'Businesses' },
  'item.atOnce': { 'zh-CN': '当场办结', en: 'Done on the spot' },
  'item.promised': { 'zh-CN': '{days} 个工作日内办结', en: 'Within {days} working days' },
  'guide.department': { 'zh-CN': '办理部门', en: 'Department' },
});
