/** What is said only of a rebooking (改约). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'card.leadRebook': {
    'zh-CN': '改约，要用预约时的身份证。结束后信息立即清除。',
    en: 'Use the ID card that the booking was made with. It is only used for this matter and cleared afterwards.',
  },
  'rebook.service': { 'zh-CN': '改约', en: 'Change the time' },
  'rebook.of': { 'zh-CN': '改约：{item}', en: 'New time: {item}' },
  'rebook.begin': { 'zh-CN': '改时间', en: 'Change time' },
  'rebook.wish': {
    'zh-CN': '新时间还要等政务平台确认。确认以前，原来的时间仍有效；结果以短信或电话通知为准。',
    en: 'The platform still has to confirm the new time. Until then the earlier time holds; an SMS or a call will tell you.',
  },
  'rebook.done': { 'zh-CN': '时间改好了', en: 'Your time is changed' },
  'rebook.refused': { 'zh-CN': '时间没有改成，原预约不变', en: 'Not changed: the earlier time holds' },
  'rebook.waiting': { 'zh-CN': '改约申请已保存', en: 'Your change is saved' },
  'rebook.parked': { 'zh-CN': '改约需工作人员处理', en: 'Our staff will look after the change' },
  'rebook.closed': { 'zh-CN': '改约已由工作人员处理', en: 'Our staff looked after the change' },
  'rebook.progress': { 'zh-CN': '改约成功', en: 'Time changed' },
  'rebook.progressRefused': { 'zh-CN': '没有改成', en: 'Not changed' },
  'found.rebook': { 'zh-CN': '要换个时间来？', en: 'Another time?' },
  'found.rebookText': {
    'zh-CN': '请本人带身份证改。新时间定下来以前，原来的时间留着。',
    en: 'Change it with your own ID card; the time is kept meanwhile.',
  },
  'found.rebookAgain': { 'zh-CN': '时间没有改成', en: 'Not changed' },
  'found.rebookAgainText': {
    'zh-CN': '预约不变。可由预约本人带身份证再改，或致电大厅。',
    en: 'The booking stands. Whoever booked may try again.',
  },
  'found.rebookBeside': {
    'zh-CN': '改约申请待提交，预约仍有效',
    en: 'Still booked; a request to change waits',
  },
  'found.rebookBesideText': {
    'zh-CN': '平台确认后才改。不是您本人申请的，可自己办理。',
    en: 'The booking holds until the platform confirms. You can make your own request.',
  },
  'found.rebookWaitingText': {
    'zh-CN': '联网后自动提交；平台确认以前，预约仍有效。',
    en: 'Submitted once connected; until then the booking holds.',
  },
  'found.rebooked': { 'zh-CN': '已改到别的时间', en: 'Changed to another time' },
  'found.rebookedText': {
    'zh-CN': '请按改约回执单上的时间来。',
    en: 'Come at the time on the newer slip.',
  },
  'found.rebookParkedText': {
    'zh-CN': '请带身份证到大厅窗口，或致电大厅。',
    en: 'Please take your ID card to the hall, or call it.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  rebooked: {
    'zh-CN': '改约已经提交。请按屏幕和回执单上写的时间来。请取走回执单和身份证。',
    en: 'Your change is handed in. Screen and slip say which time holds. Take your slip and your ID card.',
  },
});
