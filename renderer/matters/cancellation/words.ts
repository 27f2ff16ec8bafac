/** What is said only of a cancellation. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'card.leadCancel': {
    'zh-CN': '取消预约，要用预约时的身份证。结束后信息立即清除。',
    en: 'Use the ID card that the booking was made with. It is only used for this matter and cleared afterwards.',
  },
  'cancel.of': { 'zh-CN': '取消预约：{item}', en: 'Cancellation: {item}' },
  'cancel.delivered': { 'zh-CN': '预约已取消', en: 'Booking cancelled' },
  'cancel.waiting': { 'zh-CN': '取消预约已保存', en: 'Cancellation saved' },
  'cancel.parked': { 'zh-CN': '取消预约需工作人员处理', en: 'Our staff will look after the cancellation' },
  'cancel.rebook': { 'zh-CN': '改约时间', en: 'Rebook' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  cancelled: {
    'zh-CN': '取消预约已经保存。请取走回执单和身份证。',
    en: 'Your cancellation is saved. Take your slip and your ID card.',
  },
});
