/** Words of what is to be mended. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.mend': { 'zh-CN': '看意见', en: 'To mend' },
  'mend.title': { 'zh-CN': '需要补正 {count} 项', en: '{count} to mend' },
  'mend.lead': {
    'zh-CN': '最后一天：{day}{left}。其他内容不用再填。',
    en: 'Last day: {day}{left}. Nothing else has to be entered again.',
  },
  'mend.today': { 'zh-CN': '，就是今天', en: ', which is today' },
  'mend.left': { 'zh-CN': '，还有 {days} 天', en: ', {days} days left' },
  'mend.answer': { 'zh-CN': '填写内容', en: 'Your form' },
  'mend.paper': { 'zh-CN': '材料', en: 'Paper' },
  'mend.begin': { 'zh-CN': '开始补正', en: 'Begin' },
  'mend.notice': { 'zh-CN': '一次性告知单', en: 'Notice of what to mend' },
  'mend.noticeText': {
    'zh-CN': '材料不在手边？打印带走，备齐再来。',
    en: 'No paper at hand? Print this list and come back.',
  },
  'mend.printing': { 'zh-CN': '正在打印…', en: 'Printing…' },
  'mend.printed': { 'zh-CN': '已打印，请取走。', en: 'Printed, please take it.' },
  'mend.notPrinted': {
    'zh-CN': '没有打印出来，请拍下屏幕。',
    en: 'It was not printed. Please photograph the screen.',
  },
  'mend.print': { 'zh-CN': '打印', en: 'Print' },
  'mend.notAccepted': { 'zh-CN': '这一件不予受理', en: 'This application was not accepted' },
  'mend.notAcceptedAt': {
    'zh-CN': '办件编号 {caseNo}，{day}决定。',
    en: 'Case {caseNo}, decided on {day}.',
  },
  'mend.why': { 'zh-CN': '为什么', en: 'Why' },
  'mend.why.not-needed': { 'zh-CN': '这件事依法不需要申请。', en: 'It needs no application by law.' },
  'mend.why.not-competent': { 'zh-CN': '这件事不归这个部门管。', en: 'Another authority decides it.' },
  'mend.why.papers': {
    'zh-CN': '材料补正后仍不符合要求。',
    en: 'The papers still do not meet what is asked for.',
  },
  'mend.why.conditions': { 'zh-CN': '不符合办理条件。', en: 'Its conditions are not met.' },
  'mend.why.other': { 'zh-CN': '其他原因，见下面的话。', en: 'For another reason, given below.' },
  'mend.whatNow': { 'zh-CN': '怎么办', en: 'What now' },
  'mend.wayAsk': {
    'zh-CN': '有不明白的：带身份证和回执单到{report}，或拨 12345。',
    en: 'To ask about it, take your ID card and slip to {report}, or call 12345.',
  },
  'mend.wayAgain': {
    'zh-CN': '条件或材料具备了，可以重新申请。',
    en: 'Once conditions and papers are met, apply again.',
  },
  'mend.wayReview': {
    'zh-CN': '不服的：可以申请行政复议，六十日内。',
    en: 'If you disagree, ask for an administrative review within sixty days.',
  },
  'mend.read': { 'zh-CN': '看完了，结束', en: 'Done reading' },
  'mend.asking': { 'zh-CN': '正在查询要补正的内容', en: 'Asking what is to be mended' },
  'mend.askingText': { 'zh-CN': '请稍等…', en: 'One moment…' },
  'mend.again': { 'zh-CN': '再试一次', en: 'Try again' },
  'mend.offline': { 'zh-CN': '现在查不到要补正的内容', en: 'What is to be mended can’t be asked now' },
  'mend.offlineText': {
    'zh-CN': '网络暂时不通。请稍后再试，或带身份证到大厅窗口补正。',
    en: 'The network is away. Try again later, or mend it at the counter with your ID card.',
  },
  'mend.another-person': { 'zh-CN': '这不是您本人的办件', en: 'This case is another person’s' },
  'mend.another-personText': {
    'zh-CN': '补正要用申请人本人的身份证。请本人带身份证和回执单来办。',
    en: 'Only the applicant’s own ID card opens it. Please come with the applicant’s card and slip.',
  },
  'mend.not-proved': { 'zh-CN': '补正要出示身份证', en: 'An ID card is needed' },
  'mend.not-provedText': {
    'zh-CN': '手工输入的身份不能打开办件。请返回，把身份证放在读卡器上。',
    en: 'A typed identity opens no case. Go back and lay the ID card on the reader.',
  },
  'mend.nothing': { 'zh-CN': '现在没有要补正的', en: 'Nothing is to be mended now' },
  'mend.nothingText': {
    'zh-CN': '可能已经补正过，或者最后一天已过。请看回执上的进度，或到大厅窗口询问。',
    en: 'It was mended before, or the last day has passed. See the slip’s progress, or ask at the counter.',
  },
  'mend.too-late': { 'zh-CN': '最后一天已过，没有提交', en: 'The last day has passed; nothing was sent' },
  'mend.too-lateText': {
    'zh-CN':
      '补正的最后一天是{day}，刚刚过了。改好的内容没有提交。请带身份证和材料到大厅窗口问能不能补，或重新申请。',
    en: 'The last day was {day}, which has just ended. What you mended was not sent. Please take your ID card and papers to the hall and ask, or apply again.',
  },
  'mend.at-window': { 'zh-CN': '这一件要到窗口补正', en: 'This one is mended at the counter' },
  'mend.at-windowText': {
    'zh-CN': '申请表改过版，本机不能补。请带身份证和材料到大厅窗口。',
    en: 'The form has changed. Please take your ID card and papers to the hall.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  notAccepted: {
    'zh-CN':
      '这一件不予受理。屏幕上写着审查人员的原因，和接下来怎么办。有不明白的，可以拨打一二三四五，或到大厅窗口问。',
    en: 'This application was not accepted. The screen shows the reviewer’s reason and what you can do now. To ask, call 1 2 3 4 5 or go to the hall.',
  },
  mend: {
    'zh-CN': '请看审查意见。只要补正这里列出的几项。材料不在手边，可以打印一次性告知单，备齐再来。',
    en: 'These are the reviewer’s words. Only what is listed has to be mended. You can print the list and come back.',
  },
});
