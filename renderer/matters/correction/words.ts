/** What is said only of a correction (补正). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'card.leadCorrect': {
    'zh-CN': '看审查意见和补正，要用申请人本人的身份证。结束后信息立即清除。',
    en: 'Use the applicant’s own ID card. It is only used for this matter and cleared afterwards.',
  },
  'correct.service': { 'zh-CN': '补正材料', en: 'Mend the application' },
  'correct.of': { 'zh-CN': '补正：{item}', en: 'Mended: {item}' },
  'correct.begin': { 'zh-CN': '去补正', en: 'Mend it' },
  'correct.waiting': { 'zh-CN': '补正已保存', en: 'Your correction is saved' },
  'correct.delivered': { 'zh-CN': '补正已提交，等待再审', en: 'Handed in; it is looked at again' },
  'correct.parked': { 'zh-CN': '补正需工作人员处理', en: 'Our staff will look after the correction' },
  'correct.closed': { 'zh-CN': '补正已由工作人员处理', en: 'Our staff looked after the correction' },
  'found.correct': { 'zh-CN': '要补正，最后一天 {day}', en: 'To be mended by {day}' },
  'found.correctText': {
    'zh-CN': '{left}请本人带身份证，只补审查人员指出的几项。',
    en: '{left}Bring your own ID card. Only what the reviewer named has to be mended.',
  },
  'found.refused': { 'zh-CN': '审查人员写了原因', en: 'The reviewer wrote why' },
  'found.refusedText': {
    'zh-CN': '只给申请人本人看，请带身份证。',
    en: 'Only its applicant may read it, with their own ID card.',
  },
  'found.refusedBegin': { 'zh-CN': '看原因', en: 'Read why' },
  'found.correctToday': {
    'zh-CN': '今天是最后一天！过期失效。',
    en: 'Today is the last day. It runs out after that. ',
  },
  'found.correctSoon': {
    'zh-CN': '只剩 {days} 天，过期失效。',
    en: 'Only {days} days left, then it runs out. ',
  },
  'found.correctLeft': { 'zh-CN': '还有 {days} 天。', en: '{days} days left. ' },
  'found.correctAgainText': {
    'zh-CN': '上次的补正没有被接收，可能不是申请人本人。{left}请本人带身份证再办。',
    en: 'The earlier correction changed nothing, perhaps another person’s. {left}The applicant may try again.',
  },
  'found.correctWaitingText': {
    'zh-CN': '联网后自动提交；在最后一天以前保存的，都算按期。',
    en: 'Handed in once connected. What was saved by the last day is in time.',
  },
  'found.correctedText': { 'zh-CN': '请等短信通知再审的结果。', en: 'An SMS will tell you the result.' },
  'found.correctParkedText': {
    'zh-CN': '请带身份证到大厅窗口，或致电大厅。',
    en: 'Please take your ID card to the hall, or call it.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  corrected: {
    'zh-CN': '补正已经办好，部门会再审，结果会通知您。请取走回执单和身份证。',
    en: 'Your correction is handed in and is looked at again; you will be told. Take your slip and your ID card.',
  },
});
