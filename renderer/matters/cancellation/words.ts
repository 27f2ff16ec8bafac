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
  'cancel.closed': { 'zh-CN': '取消预约已由工作人员处理', en: 'Our staff looked after the cancellation' },
  'cancel.begin': { 'zh-CN': '取消预约', en: 'Cancel booking' },
  'cancel.offered-again': { 'zh-CN': '取消预约没有成功', en: 'Still booked' },
  'found.cancel': { 'zh-CN': '不能按时来？', en: 'Not coming?' },
  'found.cancel.offered': { 'zh-CN': '请本人带身份证取消。', en: 'Cancel it with your own ID card.' },
  'found.cancel.offered-again': {
    'zh-CN': '请预约本人带身份证再试一次，或致电大厅。',
    en: 'Use the card of whoever booked.',
  },
  'found.cancel.beside': {
    'zh-CN': '取消申请待提交，预约仍有效',
    en: 'Still booked; a request to cancel waits',
  },
  'found.cancel.besideText': {
    'zh-CN': '平台确认后才取消。不是您本人申请的，可自己办理。',
    en: 'The booking holds until the platform confirms. You can make your own request.',
  },
  'found.cancel.waiting': {
    'zh-CN': '联网后自动提交，平台确认后生效。',
    en: 'Submitted once connected; it holds once the platform confirms.',
  },
  'found.cancel.delivered': { 'zh-CN': '这个时间不用再来了。', en: 'You need not come at this time.' },
  'found.cancel.parked': {
    'zh-CN': '请带身份证到大厅窗口，或致电大厅。',
    en: 'Please take your ID card to the hall, or call it.',
  },
  'cancel.rebook': { 'zh-CN': '重新预约', en: 'Book again' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  cancelled: {
    'zh-CN': '取消预约已经保存。请取走回执单和身份证。',
    en: 'Your cancellation is saved. Take your slip and your ID card.',
  },
});
