/** Words of paying a fee. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'pay.due': { 'zh-CN': '审查通过了，还要缴费', en: 'It is passed; a fee is to be paid' },
  'pay.dueText': {
    'zh-CN': '用手机扫码就能缴，不用到窗口排队缴。',
    en: 'Pay with your phone; no queue at a counter.',
  },
  'pay.begin': { 'zh-CN': '去缴费', en: 'Pay' },
  'pay.paidPanel': { 'zh-CN': '费已缴清', en: 'The fee is paid' },
  'pay.paidPanelText': {
    'zh-CN': '不用再缴。需要凭条可以打印。',
    en: 'Nothing more to pay. A slip can be printed.',
  },
  'pay.printPaid': { 'zh-CN': '看缴款', en: 'See it' },
  'pay.title': { 'zh-CN': '用手机扫码缴费', en: 'Pay with your phone' },
  'pay.lead': {
    'zh-CN': '用微信、支付宝或银行 App 扫。金额和收款单位请核对。',
    en: 'Scan the code with a payment app. Check amount and payee.',
  },
  'pay.asking': { 'zh-CN': '正在查要缴多少，请稍等…', en: 'Asking what is to be paid, please wait…' },
  'pay.amount': { 'zh-CN': '要缴', en: 'To pay' },
  'pay.what': { 'zh-CN': '缴什么', en: 'For' },
  'pay.payee': { 'zh-CN': '收款单位', en: 'Payee' },
  'pay.until': { 'zh-CN': '最晚', en: 'Until' },
  'pay.billNo': { 'zh-CN': '电子票据号', en: 'Bill' },
  'pay.orderNo': { 'zh-CN': '缴款单号', en: 'Order' },
  'pay.qr': { 'zh-CN': '缴款码', en: 'Payment code' },
  'pay.waiting': {
    'zh-CN': '付好了，这里会自动变。不急，可以以后再缴。',
    en: 'This screen changes once you have paid. You may also pay later.',
  },
  'pay.refused': {
    'zh-CN': '刚才没有付成，钱没有扣，可以再扫一次。',
    en: 'That did not go through; nothing was taken. Scan it again.',
  },
  'pay.changed': {
    'zh-CN': '部门改了金额，请按新的金额扫新的码。原来的码作废。',
    en: 'The amount was changed. Scan this new code; the one before is void.',
  },
  'pay.away': {
    'zh-CN': '本机暂时连不上，看不到您付没付。付过的不用再付，连上后会自动显示。',
    en: 'The kiosk is offline and can’t see whether you paid. What you paid need not be paid again.',
  },
  'pay.later': { 'zh-CN': '以后再缴', en: 'Pay later' },
  'pay.finish': { 'zh-CN': '完成', en: 'Finish' },
  'pay.paid': { 'zh-CN': '已经缴清', en: 'It is paid' },
  'pay.paidText': {
    'zh-CN': '{amount} 已收到，不用再缴。电子票据由收款单位开具。',
    en: '{amount} has arrived. Nothing more to pay; the payee issues the bill.',
  },
  'pay.expired': { 'zh-CN': '缴款期限过了', en: 'The time to pay has run out' },
  'pay.expiredText': {
    'zh-CN': '最晚是 {day}。还要办，请带回执单到大厅窗口，或拨 12345。',
    en: 'It was due by {day}. Take your slip to the hall, or call 12345.',
  },
  'pay.nothing-due': { 'zh-CN': '现在没有要缴的费', en: 'Nothing is to be paid now' },
  'pay.nothing-dueText': {
    'zh-CN': '审查通过以前不用缴；要缴时会通知您。',
    en: 'Nothing is due before the review has passed; you will be told.',
  },
  'pay.unknown': { 'zh-CN': '没有查到这件事要缴的费', en: 'No fee was found for this' },
  'pay.unknownText': {
    'zh-CN': '请带回执单到大厅窗口，或拨 12345。',
    en: 'Take your slip to the hall, or call 12345.',
  },
  'pay.offline': { 'zh-CN': '现在查不到要缴多少', en: 'What is to be paid can’t be asked now' },
  'pay.offlineText': {
    'zh-CN': '本机暂时连不上政务平台。可以等一等，或以后再来；期限在通知里。',
    en: 'The kiosk is offline. Wait a moment, or come again; the notice says until when.',
  },
  'pay.printed': { 'zh-CN': '缴款凭条已打印', en: 'The payment slip is printed' },
  'pay.take': { 'zh-CN': '请从下方出纸口取走。', en: 'Take it from the slot below.' },
  'pay.notPrinted': { 'zh-CN': '缴款凭条没有打印出来', en: 'The payment slip was not printed' },
  'pay.kept': {
    'zh-CN': '不影响缴款，电子票据一样有效。',
    en: ' You have paid all the same; the electronic bill counts.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  pay: {
    'zh-CN': '请核对金额，用手机扫屏幕上的码缴费。付好以后，屏幕会自动变。也可以以后再缴。',
    en: 'Check the amount and scan the code with your phone to pay. The screen changes once you have paid. You may also pay later.',
  },
  paid: {
    'zh-CN': '已经缴清，不用再缴。请取走缴款凭条。',
    en: 'It is paid. Take your payment slip.',
  },
  payRefused: {
    'zh-CN': '现在不能在这里缴费。怎么办，请看屏幕。',
    en: 'It can’t be paid here now. The screen says what to do.',
  },
});
