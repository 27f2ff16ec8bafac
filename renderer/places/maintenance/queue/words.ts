/** Words of the queue's part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'queue.title': { 'zh-CN': '待提交队列', en: 'Queue' },
  'queue.about': { 'zh-CN': '还没送到平台的办件', en: 'What the platform has not got yet' },
  'queue.sign.parked': { 'zh-CN': '{count} 件需人工处理', en: '{count} need a person' },
  'queue.sign.refused': { 'zh-CN': '平台拒绝本终端', en: 'The platform refuses this kiosk' },
  'queue.sign.allRefused': { 'zh-CN': '平台拒绝所有办件', en: 'The platform refuses everything' },
  'queue.sign.unprinted': { 'zh-CN': '{count} 张回执单没有打印', en: '{count} slips not printed' },
});
