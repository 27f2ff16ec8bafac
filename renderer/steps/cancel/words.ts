/** Words of the last question before a booking is given up. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'cancel.title': { 'zh-CN': '确定取消这个预约吗？', en: 'Cancel this booking?' },
  'cancel.lead': { 'zh-CN': '取消后，这个时间会让给别人。', en: 'The time will be given to somebody else.' },
  'cancel.suspends': {
    'zh-CN': '这次取消以后，您到 {until} 都不能再预约。改时间不计次数，能改就改。',
    en: 'After this cancellation booking is closed to you until {until}. Changing the time counts nothing.',
  },
  'cancel.counts': {
    'zh-CN': '按预约规则，这次取消计 {counts} 次。',
    en: 'By the booking rules this cancellation counts {counts}. ',
  },
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
