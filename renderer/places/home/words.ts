/** Words of a session's first screen. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'home.title': { 'zh-CN': '您想办理什么？', en: 'What would you like to do?' },
  'home.lead': { 'zh-CN': '请选择一项服务。', en: 'Please choose a service.' },
  'home.leave': { 'zh-CN': '结束办理', en: 'Finish' },
  'home.count': { 'zh-CN': '可办 {count} 项', en: '{count} services' },
  'home.how': { 'zh-CN': '办理步骤', en: 'How it works' },
  'home.step1': { 'zh-CN': '选要办的事', en: 'Choose the service' },
  'home.step2': { 'zh-CN': '放上身份证', en: 'Place your ID card on the reader' },
  'home.step3': { 'zh-CN': '取走回执单', en: 'Confirm and take the slip' },
  'home.mine': { 'zh-CN': '我的预约和预审', en: 'My bookings and cases' },
  'home.mineText': {
    'zh-CN': '没带回执单也能查、改、取消、签到、补正',
    en: 'Without the slip: see, change, cancel, check in, mend',
  },
  'home.slip': {
    'zh-CN': '有回执或续办码？把二维码对准扫码口，可查进度、打印、改约、取消，或接着上次的办。',
    en: 'Have a receipt, or a code to go on with? Hold it to the scanner: see progress, print, change, cancel, or go on where you left.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  home: {
    'zh-CN': '您想办理什么？预约办理，点红色大按钮。材料预审，点绿色大按钮。查已经办过的，点我的预约和预审。',
    en: 'What would you like to do? Touch the red button to book a time, the green button for pre-review, or My bookings and cases for what you have filed.',
  },
});
