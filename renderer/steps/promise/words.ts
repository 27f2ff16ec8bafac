/** Words of the promise to bring papers later. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.promise': { 'zh-CN': '承诺', en: 'Promise' },
  'promise.title': { 'zh-CN': '承诺补交 {count} 份材料', en: 'Papers that you promise to bring: {count}' },
  'promise.lead': {
    'zh-CN': '自愿选择。请看清楚，下一步签字。',
    en: 'This is your choice. Read it; you sign on the next screen.',
  },
  'promise.what': { 'zh-CN': '补交什么', en: 'What' },
  'promise.until': { 'zh-CN': '最后一天', en: 'Last day' },
  'promise.workingDays': { 'zh-CN': '（{working} 个工作日）', en: ' ({working} working days)' },
  'promise.left': {
    'zh-CN': '（{working} 个工作日，还有 {days} 天）',
    en: ' ({working} working days, {days} days from today)',
  },
  'promise.how': { 'zh-CN': '怎么补交', en: 'How' },
  'promise.howText': {
    'zh-CN': '带材料和回执单，到{office}窗口。',
    en: 'Take the papers and your slip to the counter: {office}.',
  },
  'promise.after': { 'zh-CN': '到期没有补交', en: 'If they do not come' },
  'promise.afterText': {
    'zh-CN': '预审不予通过，材料退回；以后可以重新申请。',
    en: 'The application is not passed and goes back to you. You may apply again.',
  },
  'promise.sign': { 'zh-CN': '我承诺，去签字', en: 'I promise; go on to sign' },
  'promise.rather': { 'zh-CN': '不承诺，回去交材料', en: 'No, back to the papers' },
  'promise.noDay': { 'zh-CN': '现在不能承诺补交', en: 'No promise can be made now' },
  'promise.noDayText': {
    'zh-CN': '本机现在定不了最后一天。请回去拍摄材料，或选“原件带到窗口”。',
    en: 'This kiosk can’t name the last day now. Photograph the papers, or bring the originals.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  promise: {
    'zh-CN':
      '有材料以后再补交。请看清补交什么、最后一天和怎么补交。到期没有补交，预审不予通过。同意，就点我承诺，下一步签字。不同意，可以回去交材料。',
    en: 'Some papers come later. Read which, until when and how. If they do not come in time, the application is not passed. If you agree, go on to sign; if not, go back to the papers.',
  },
});
