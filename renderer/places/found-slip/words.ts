/** Words of a slip that came back. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'found.title': { 'zh-CN': '您的回执', en: 'Your receipt' },
  'found.unprinted': { 'zh-CN': '回执单还没有打印', en: 'The slip has not been printed yet' },
  'found.unprintedText': { 'zh-CN': '点下方按钮，打印回执单。', en: 'Print it with the button below.' },
  'found.print': { 'zh-CN': '打印回执单', en: 'Print the slip' },
  'found.printed': { 'zh-CN': '回执单打印过', en: 'The slip was printed before' },
  'found.printedText': {
    'zh-CN': '再打印一张，会注明“补打”。',
    en: 'Another one will be marked as a reprint.',
  },
  'found.progress': { 'zh-CN': '办件进度', en: 'How far it is' },
  'found.change': { 'zh-CN': '时间有变？', en: 'Plans changed?' },
  'found.changeText': {
    'zh-CN': '请本人带身份证办理。',
    en: 'Use your own ID card.',
  },
  'found.tooLate': { 'zh-CN': '现在不能改约、取消了', en: 'Too late to change or cancel' },
  'found.tooLateText': {
    'zh-CN': '最晚提前 2 小时。来不了，请打大厅电话 {phone}。',
    en: 'Changes are possible until two hours before. If you are not coming, please call the hall: {phone}.',
  },
  'found.over': { 'zh-CN': '约好的时间已经过了', en: 'The time has passed' },
  'found.overText': {
    'zh-CN': '事情还没办，请重新预约，或到大厅咨询台取现场号。',
    en: 'If it is not done yet, book again or ask the hall’s desk for a number.',
  },
  'found.mine': { 'zh-CN': '要改约、取消或打印？', en: 'To change, cancel or print it?' },
  'found.mineText': {
    'zh-CN': '带了预约时的身份证，在这里就能办。',
    en: 'You can do it here with the ID card that it was booked with.',
  },
  'found.mineBegin': { 'zh-CN': '用身份证办', en: 'Use my ID card' },
  'found.finish': { 'zh-CN': '完成', en: 'Finish' },
  'found.unknown': { 'zh-CN': '没有找到这张回执', en: 'This receipt was not found' },
  'found.unknownText': {
    'zh-CN': '请扫回执单上的二维码。别的终端的回执，请到那台终端或大厅窗口查询。',
    en: 'Please scan the QR code on the slip. For another kiosk’s slip, ask that kiosk or the service hall.',
  },
  'found.elsewhere': { 'zh-CN': '这是别的终端的回执', en: 'This receipt is from another kiosk' },
  'found.elsewhereText': {
    'zh-CN': '办到哪一步可以在这里看，要补正的也可以在这里补；打印、改约和取消请到原来的终端或大厅窗口。',
    en: 'You can see here how far it is, and mend what is to be mended. To print, change or cancel it, go to that kiosk or the service hall.',
  },
  'found.elsewhereVisit': {
    'zh-CN': '办到哪一步，可以在这里看。',
    en: 'You can see here how far it is.',
  },
  'review.pending': { 'zh-CN': '正在预审', en: 'It is being reviewed' },
  'review.pendingText': {
    'zh-CN': '有结果会通知您，也可以再来扫回执单。',
    en: 'You will be told the result, or scan the slip again.',
  },
  'review.passed': { 'zh-CN': '预审通过了', en: 'The pre-review is passed' },
  'review.passedText': {
    'zh-CN': '请带材料原件到窗口。现在就可以约个时间。',
    en: 'Take the originals to the counter. You can book a time now.',
  },
  'review.passedWindowText': {
    'zh-CN': '请带材料原件和身份证到大厅窗口办理。',
    en: 'Take the originals and your ID card to the hall.',
  },
  'review.book': { 'zh-CN': '预约办理时间', en: 'Book a time' },
  'review.rejected': { 'zh-CN': '不予受理', en: 'Not accepted' },
  'review.why.not-needed': {
    'zh-CN': '原因：这件事依法不需要申请。',
    en: 'Why: this needs no application by law.',
  },
  'review.why.not-competent': {
    'zh-CN': '原因：这件事不归这个部门管。',
    en: 'Why: another authority decides this.',
  },
  'review.why.papers': {
    'zh-CN': '原因：材料补正后仍不符合要求。',
    en: 'Why: the papers still do not meet what is asked for.',
  },
  'review.why.conditions': {
    'zh-CN': '原因：不符合办理条件。',
    en: 'Why: the conditions are not met.',
  },
  'review.why.other': {
    'zh-CN': '原因写在部门发的不予受理通知书上。',
    en: 'The department’s notice says why.',
  },
  'review.rejectedNow': {
    'zh-CN': '怎么办：带身份证和回执单到{report}，或拨 12345。不服的，可以申请行政复议。',
    en: 'What now: take your ID card and slip to {report}, or call 12345. You may ask for a review of the decision.',
  },
  'review.expired': { 'zh-CN': '补正期限已过，办件失效', en: 'The time to mend it has run out' },
  'review.expiredText': {
    'zh-CN': '最后一天是 {day}。还要办，请重新申请，或到{report}问一问。',
    en: 'The last day was {day}. You may apply again, or ask at {report}.',
  },
  'review.pendingOnline': { 'zh-CN': '部门正在审查', en: 'It is being reviewed' },
  'review.passedOnline': { 'zh-CN': '审查通过了，不用到窗口', en: 'It is passed; no visit is needed' },
  'review.resultOnline': { 'zh-CN': '{name}：{how}', en: '{name}: {how}' },
  'online.pending': { 'zh-CN': '等待审查', en: 'Waiting for review' },
  'online.passed': { 'zh-CN': '审查通过', en: 'Review passed' },
  'online.accepted': { 'zh-CN': '部门已受理', en: 'Accepted by the department' },
  'progress.confirmed': { 'zh-CN': '预约成功', en: 'Booked' },
  'progress.unconfirmed': { 'zh-CN': '预约待确认', en: 'Waiting for confirmation' },
  'progress.rebooked': { 'zh-CN': '已改约', en: 'Changed to another time' },
  'progress.pending': { 'zh-CN': '等待预审', en: 'Waiting for pre-review' },
  'progress.supplement': { 'zh-CN': '需要补正材料', en: 'Papers to be mended' },
  'progress.passed': { 'zh-CN': '预审通过', en: 'Pre-review passed' },
  'progress.rejected': { 'zh-CN': '不予受理', en: 'Not accepted' },
  'progress.accepted': { 'zh-CN': '窗口已受理', en: 'Taken at the counter' },
  'progress.cancelled': { 'zh-CN': '已撤回', en: 'Withdrawn' },
  'progress.expired': { 'zh-CN': '逾期失效', en: 'Run out' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  found: {
    'zh-CN': '找到了您的回执。可以打印回执单，也可以查看办到哪一步。',
    en: 'Here is your receipt. You can print the slip or see how far the matter is.',
  },
});
