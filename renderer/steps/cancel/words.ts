/** Words of the last question before a booking is given up. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'cancel.title': { 'zh-CN': '确定取消这个预约吗？', en: 'Cancel this booking?' },
  'cancel.lead': { 'zh-CN': '取消后，这个时间会让给别人。', en: 'The time will be given to somebody else.' },
  'cancel.keep': { 'zh-CN': '保留预约', en: 'Keep' },
  'cancel.booking': { 'zh-CN': '要取消的预约', en: 'Booking to be cancelled' },
  'cancel.submit': { 'zh-CN': '确认取消预约', en: 'Cancel booking' },
  'cancel.day': { 'zh-CN': '日期', en: 'Date' },
  'cancel.slot': { 'zh-CN': '时间', en: 'Time' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  cancel: {
    'zh-CN': '请看清要取消的是哪个预约。确定不来了，点右下方取消预约。',
    en: 'See which booking will be cancelled. If you are sure, touch Cancel booking.',
  },
});
