/** What the rules of fairness say to one person: why no more can be booked now, and what comes near. */
import { words } from '../i18n/words.ts';

export const BOOKING_LIMIT_WORDS = words({
  'fair.open': {
    'zh-CN': '您还没办的预约已经有 {most} 个，到上限了。办完一个，或者取消一个，就能再约。',
    en: 'You have {most} bookings ahead, as many as one person may have. Once one is over or cancelled, you can book again.',
  },
  'fair.item': {
    'zh-CN': '这个事项已经约过了，不用再约。要改时间或取消，请扫那张回执单。',
    en: 'This service is booked already. To change or cancel it, scan its slip.',
  },
  'fair.zone-day': {
    'zh-CN': '这一天在这个专区已经有预约了，请换一天。',
    en: 'There is a booking in this zone on that day already. Please choose another day.',
  },
  'fair.suspended': {
    'zh-CN': '您有几次约了没来或取消了，{until}以前不能预约。急着办，可以直接到窗口取号排队。',
    en: 'You did not come, or cancelled, several times: you cannot book before {until}. You can still go to the counter and queue.',
  },
  'fair.walk-in': {
    'zh-CN': '这个事项不用预约，请直接去窗口。',
    en: 'This service needs no booking. Please go straight to the counter.',
  },
  'fair.lastOne': {
    'zh-CN': '约好这一次，就约满了：要办完或取消一个，才能再约别的。',
    en: 'With this visit you have as many bookings as one person may have at a time.',
  },
  'fair.warn.cancel': {
    'zh-CN': '请注意：再取消一次，或者约了没来，{days} 天内将不能预约。',
    en: 'Please note: if you cancel once more, or do not come, booking is closed to you for {days} days.',
  },
  'fair.warn.late-cancel': {
    'zh-CN': '请注意：再有一次临近 {hours} 小时才取消，或者约了没来，{days} 天内将不能预约。',
    en: 'Please note: if you cancel within {hours} hours once more, or do not come, booking is closed to you for {days} days.',
  },
  'fair.warn.no-show': {
    'zh-CN': '请注意：再有一次约了没来，{days} 天内将不能预约。来不了请提前取消。',
    en: 'Please note: if you do not come once more, booking is closed to you for {days} days. Please cancel in time.',
  },
  'fair.warn.none': {
    'zh-CN': '您的取消、爽约已经计 {count} 次，满 {at} 次，{days} 天内不能预约。',
    en: 'Your cancellations and missed visits count {count}; at {at} booking is closed to you for {days} days.',
  },
});
