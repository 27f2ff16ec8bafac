/** What a technician may tell everybody does not work, and whom to call. */
import { words } from '../i18n/words.ts';

export const FAULT_NOTICE_WORDS = words({
  'notice.being-mended': {
    'zh-CN': '本机正在检修，请稍候使用',
    en: 'This kiosk is being mended; please wait a little',
  },
  'notice.no-slips': {
    'zh-CN': '回执打印机检修中，请拍下屏幕上的二维码',
    en: 'The receipt printer is being mended; please photograph the code on the screen',
  },
  'notice.no-a4': {
    'zh-CN': 'A4 打印机检修中，材料可到大厅领取',
    en: 'The A4 printer is being mended; papers can be had at the hall',
  },
  'notice.no-card-reader': {
    'zh-CN': '身份证读卡器检修中，请手工输入',
    en: 'The ID card reader is being mended; please type the number',
  },
  'notice.no-scanner': {
    'zh-CN': '扫码器检修中，请手工输入',
    en: 'The scanner is being mended; please type instead',
  },
  'notice.network-away': {
    'zh-CN': '网络检修中，可以照常办理，稍后自动提交',
    en: 'The network is being mended; you can go on as usual, it is sent later',
  },
  'notice.power-cut': { 'zh-CN': '即将停电，请尽快办完', en: 'The power will be cut; please finish soon' },
  'notice.until': { 'zh-CN': '预计 {until} 恢复', en: 'Expected back {until}' },
  'notice.dutyPhone': { 'zh-CN': '本机值班电话', en: 'Duty telephone of this kiosk' },
  'duty.hours.always': { 'zh-CN': '全天', en: 'Day and night' },
  'duty.hours.daily-8-20': { 'zh-CN': '每天 8:00–20:00', en: 'Daily 8:00–20:00' },
  'duty.hours.daily-8-22': { 'zh-CN': '每天 8:00–22:00', en: 'Daily 8:00–22:00' },
  'duty.hours.workdays-9-17': { 'zh-CN': '工作日 9:00–17:00', en: 'Workdays 9:00–17:00' },
});
