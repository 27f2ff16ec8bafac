/** Words of a matter's end. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.done': { 'zh-CN': '完成', en: 'Done' },
  'done.photograph': { 'zh-CN': '请用手机拍下二维码', en: 'Please photograph this code' },
  'done.application': { 'zh-CN': '申请表（A4 纸）', en: 'Application on A4 paper' },
  'done.applicationText': {
    'zh-CN': '需要的话，可以打印一份带走。',
    en: 'Print a copy to take along, if you like.',
  },
  'done.applicationPrinting': { 'zh-CN': '正在打印，请稍等…', en: 'Printing, please wait…' },
  'done.applicationPrinted': {
    'zh-CN': '已打印，请从 A4 打印机取走。',
    en: 'Printed. Please take it from the A4 printer.',
  },
  'done.applicationFailed': {
    'zh-CN': 'A4 打印机暂时不能打印，不影响办理。',
    en: 'The A4 printer can’t print now. Your matter is not affected.',
  },
  'done.printApplication': { 'zh-CN': '打印申请表', en: 'Print' },
  'done.promise': { 'zh-CN': '补交材料，最后一天 {day}', en: 'Papers to bring by {day}' },
  'done.promisePrinting': { 'zh-CN': '正在打印承诺书，一式两份…', en: 'Printing your promise, two copies…' },
  'done.promisePrinted': {
    'zh-CN': '承诺书已打印两份：一份您留着，一份和材料一起交到窗口。',
    en: 'Your promise is printed twice. Keep one; hand the other in with the papers.',
  },
  'done.promiseFailed': {
    'zh-CN': '承诺书没有打印出来，请拍下屏幕；承诺已经随办件提交。',
    en: 'The promise was not printed; photograph this screen. It is handed in all the same.',
  },
  'done.printPromise': { 'zh-CN': '再打印', en: 'Print' },
  'done.take': { 'zh-CN': '离开前请', en: 'Before you go' },
  'done.takeCard': { 'zh-CN': '请取走身份证', en: 'Please take your ID card' },
  'done.takeSlip': { 'zh-CN': '请取走回执单', en: 'Please take your slip' },
  'done.slipTaken': { 'zh-CN': '回执单已取走', en: 'The slip was taken' },
  'done.takeSocialCard': { 'zh-CN': '请取走社保卡', en: 'Please take your social-security card' },
  'done.takePapers': { 'zh-CN': '请带好随身材料', en: 'Please take your papers' },
  'done.sms': { 'zh-CN': '结果将用短信通知您', en: 'You will get an SMS' },
  'done.call': { 'zh-CN': '结果将打电话告诉您', en: 'You will get a phone call' },
  'done.soonOver': {
    'zh-CN': '这一页快要自动返回了。想多留一会儿，按任意键。',
    en: 'This page closes soon. Press any key to stay.',
  },
  'done.finishName': { 'zh-CN': '完成', en: 'Finish' },
  'done.finish': { 'zh-CN': '完成（{seconds} 秒后返回）', en: 'Finish ({seconds} s)' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  done: {
    'zh-CN': '已经提交。请取走回执单和身份证。',
    en: 'Your matter has been handed in. Take your slip and your ID card.',
  },
  unprinted: {
    'zh-CN': '已经提交，回执单没有打印出来。请用手机拍下屏幕上的二维码。',
    en: 'Your matter has been handed in. The slip was not printed: photograph the code on the screen.',
  },
});
