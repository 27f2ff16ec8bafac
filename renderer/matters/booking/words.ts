/** What is said only of a booking. */
import { words } from '../../i18n/words.ts';

export const WORDS = words({
  'attract.booking': { 'zh-CN': '选好日期和时段，到大厅少等候', en: 'Choose a day and time; wait less' },
  'home.booking': { 'zh-CN': '预约办理', en: 'Book a visit' },
  'home.bookingText': {
    'zh-CN': '选择日期和时段，按时到大厅窗口办理',
    en: 'Choose a day and time for the counter',
  },
  'choose.titleBooking': { 'zh-CN': '预约哪个事项？', en: 'Book which service?' },
  'guide.leadBooking': {
    'zh-CN': '办理前请了解以下内容，到窗口时请带齐材料。',
    en: 'Please read this first, and bring the papers to the counter.',
  },
  'booking.rejected': { 'zh-CN': '没有约上', en: 'Not booked' },
  'done.booked': { 'zh-CN': '预约已提交', en: 'Your booking is handed in' },
  'done.certain': { 'zh-CN': '时间已约定，请按时来', en: 'The time is yours; please be on time' },
  'done.smsWish': { 'zh-CN': '预约结果以短信通知为准', en: 'An SMS will confirm the time' },
});
