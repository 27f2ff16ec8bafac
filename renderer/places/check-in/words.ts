/** Words of checking in on the day of a booking (签到取号). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'checkIn.begin': { 'zh-CN': '签到取号', en: 'Check in' },
  'checkIn.today': { 'zh-CN': '今天来办？', en: 'Here for it today?' },
  'checkIn.todayText': { 'zh-CN': '到了就在这里取排队号。', en: 'Get your queue number here.' },
  'checkIn.title': { 'zh-CN': '签到取号', en: 'Check in' },
  'checkIn.asking': { 'zh-CN': '正在取号…', en: 'Getting your number…' },
  'checkIn.number': { 'zh-CN': '您的排队号', en: 'Your number' },
  'checkIn.nobody': { 'zh-CN': '前面没有人等', en: 'Nobody waits before you' },
  'checkIn.before': { 'zh-CN': '前面还有 {count} 人', en: '{count} wait before you' },
  'checkIn.go': { 'zh-CN': '请到这里等叫号', en: 'Wait here to be called' },
  'checkIn.printed': { 'zh-CN': '排队号单已打印', en: 'The ticket is printed' },
  'checkIn.take': { 'zh-CN': '请从下方出纸口取走。', en: 'Take it from the slot below.' },
  'checkIn.notPrinted': { 'zh-CN': '排队号单没有打印出来', en: 'The ticket was not printed' },
  'checkIn.again': { 'zh-CN': '再打印还是这个号，也可以拍照。', en: ' The number stays; or photograph it.' },
  'checkIn.too-early': { 'zh-CN': '还没到签到时间', en: 'It is too early to check in' },
  'checkIn.too-earlyText': {
    'zh-CN': '{time} 起可以签到取号。请到时候再来这里扫一次回执单。',
    en: 'You can check in from {time}. Please scan the slip here again then.',
  },
  'checkIn.too-late': { 'zh-CN': '已过签到时间', en: 'It is too late to check in' },
  'checkIn.too-lateText': {
    'zh-CN': '这个预约最晚 {time} 签到。请到大厅咨询台取现场号，或重新预约。',
    en: 'The booking could be checked in until {time}. Ask the hall’s desk for a number, or book again.',
  },
  'checkIn.another-day': { 'zh-CN': '预约的不是今天', en: 'The booking is for another day' },
  'checkIn.another-dayText': {
    'zh-CN': '约的是{date} {time}，请在那天签到。那天已经过了的，请重新预约，或到大厅咨询台取现场号。',
    en: 'It is for {date} {time}: please check in on that day. If it has passed, book again or ask the hall’s desk for a number.',
  },
  'checkIn.cancelled': { 'zh-CN': '这个预约已经取消', en: 'This booking was cancelled' },
  'checkIn.cancelledText': {
    'zh-CN': '要今天办，请到大厅咨询台取现场号；也可以重新预约。',
    en: 'Ask the hall’s desk for a number today, or book again.',
  },
  'checkIn.rebooked': { 'zh-CN': '这个预约已经改了时间', en: 'This booking has another time now' },
  'checkIn.rebookedText': {
    'zh-CN': '请扫改约后的回执单签到。',
    en: 'Please scan the slip of the change.',
  },
  'checkIn.unconfirmed': { 'zh-CN': '这个时间还没有约上', en: 'This time is not confirmed' },
  'checkIn.unconfirmedText': {
    'zh-CN': '请等短信或电话通知；要今天办，请到大厅咨询台取现场号。',
    en: 'Wait for an SMS or a call, or ask the hall’s desk for a number today.',
  },
  'checkIn.unknown': { 'zh-CN': '没有查到这个预约', en: 'This booking was not found' },
  'checkIn.unknownText': {
    'zh-CN': '它可能还没有提交到政务平台。请到大厅咨询台取号。',
    en: 'It may not have reached the platform yet. Please ask the hall’s desk.',
  },
  'checkIn.offline': { 'zh-CN': '现在没有网络，不能取号', en: 'No network: no number can be had' },
  'checkIn.offlineText': {
    'zh-CN': '请到大厅咨询台，凭回执单取号。',
    en: 'Please show your slip at the hall’s desk.',
  },
  'checkIn.finish': { 'zh-CN': '完成', en: 'Finish' },
  'checkIn.retry': { 'zh-CN': '再试一次', en: 'Try again' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  ticket: {
    'zh-CN': '您的排队号已经取好。请取走排队号单，到窗口前等叫号。',
    en: 'Here is your queue number. Take the ticket and wait at the counter to be called.',
  },
  refused: {
    'zh-CN': '现在还不能取号。请看屏幕上的说明。',
    en: 'No number can be had now. The screen says why.',
  },
});
