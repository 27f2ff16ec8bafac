/** Words of one's own bookings (我的预约). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'mine.title': { 'zh-CN': '我的预约和预审', en: 'My bookings and cases' },
  'mine.case.supplement': { 'zh-CN': '要补正，最后一天 {day}', en: 'To be mended by {day}' },
  'mine.case.pending': { 'zh-CN': '正在预审', en: 'Being reviewed' },
  'mine.case.passed': { 'zh-CN': '预审通过，可以约时间到窗口', en: 'Passed: book a time at the counter' },
  'mine.case.rejected': { 'zh-CN': '不予受理，点这里看原因', en: 'Not accepted: touch to see why' },
  'mine.caseBySlip': {
    'zh-CN': '要看、要补，请扫回执单，或到大厅窗口。',
    en: 'To see or mend it, scan its slip or ask at the hall.',
  },
  'mine.cardLead': {
    'zh-CN': '读身份证，只为查您本人的预约。离开后立即清除。',
    en: 'Your card is read to find your own bookings. It is cleared when you leave.',
  },
  'mine.noCard': { 'zh-CN': '没带身份证？', en: 'No ID card with you?' },
  'mine.noCardCode': {
    'zh-CN': '手机上有电子身份证：回到上一页，把二维码对准扫码口。',
    en: 'Electronic ID on your phone: go back and hold its code to the scanner.',
  },
  'mine.noCardSlip': {
    'zh-CN': '有回执单：回到首页，把回执单上的二维码对准扫码口。',
    en: 'With the slip: go to the first screen and hold its code to the scanner.',
  },
  'mine.noCardHall': {
    'zh-CN': '都没有：请拨打大厅电话，或到窗口查。',
    en: 'Neither: call the hall or ask at its counter.',
  },
  'mine.cardHere': { 'zh-CN': '去放身份证', en: 'Lay the card down' },
  'mine.asking': { 'zh-CN': '正在查您的预约…', en: 'Looking for your bookings…' },
  'mine.of': {
    'zh-CN': '{name}（{number}），预约 {count} 个，预审 {cases} 件',
    en: '{name} ({number}): {count} bookings, {cases} pre-reviews',
  },
  'mine.touch': {
    'zh-CN': '点一个，可以改约、取消、补打、补正。',
    en: 'Touch one to change, cancel, print or mend it.',
  },
  'mine.today': { 'zh-CN': '今天，可以签到取号', en: 'Today: you can check in' },
  'mine.unconfirmed': { 'zh-CN': '时间还没有确认', en: 'Time not confirmed yet' },
  'mine.receipt': { 'zh-CN': '回执号 {number}', en: 'Receipt {number}' },
  'mine.bySlip': {
    'zh-CN': '要改约、取消、补打，请扫回执单，或到大厅窗口。',
    en: 'To change, cancel or print it, scan its slip or ask at the hall.',
  },
  'mine.none': { 'zh-CN': '没有查到您的预约和预审', en: 'No booking or case of yours was found' },
  'mine.noneLead': { 'zh-CN': '{name}（{number}）', en: '{name} ({number})' },
  'mine.noneSent': {
    'zh-CN': '没有网络时约的，要等提交后才查得到，请先凭回执单。',
    en: 'A booking made without a network is found once it was sent. Until then your slip counts.',
  },
  'mine.noneOther': {
    'zh-CN': '用别的证件约的，请用那个证件来查。',
    en: 'Booked with another document? Look with that one.',
  },
  'mine.noneHall': {
    'zh-CN': '还是查不到，请问大厅或拨打电话。',
    en: 'Still not found? Ask the hall or call it.',
  },
  'mine.offline': { 'zh-CN': '现在没有网络，查不到预约', en: 'No network: bookings cannot be looked up' },
  'mine.offlineLead': {
    'zh-CN': '您的预约没有变。网络恢复后会自动继续。',
    en: 'Your bookings stand. It goes on by itself once the network is back.',
  },
  'mine.offlineSlip': {
    'zh-CN': '有回执单：把二维码对准扫码口，本机的预约没有网络也能改、能取消。',
    en: 'With a slip of this kiosk: hold its code to the scanner. It can be changed and cancelled without a network.',
  },
  'mine.offlineHall': {
    'zh-CN': '没有回执单：带身份证到大厅，或拨打电话。',
    en: 'Without a slip: take your ID card to the hall, or call it.',
  },
  'mine.unreachable': { 'zh-CN': '政务平台现在没有回答', en: 'The platform does not answer now' },
  'mine.unreachableLead': {
    'zh-CN': '您的预约没有变。请再试一次。',
    en: 'Your bookings stand. Please try again.',
  },
  'mine.retry': { 'zh-CN': '再试一次', en: 'Try again' },
  'mine.finish': { 'zh-CN': '完成', en: 'Finish' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  list: {
    'zh-CN': '这是您的预约和预审。要补正的在最前面，点它就能补。',
    en: 'These are your bookings and pre-reviews. What is to be mended stands first: touch it.',
  },
  none: {
    'zh-CN': '没有查到您的预约和预审。请看屏幕上的说明。',
    en: 'No booking or case of yours was found. The screen says what to do.',
  },
  noCard: {
    'zh-CN': '没带身份证，可以用电子身份证，或者回执单。请看屏幕上的说明。',
    en: 'Without a card your electronic ID or the slip will do. The screen says how.',
  },
  offline: {
    'zh-CN': '现在查不到预约。您的预约没有变，请看屏幕上的说明。',
    en: 'Bookings cannot be looked up now. Yours stand; the screen says what to do.',
  },
});
