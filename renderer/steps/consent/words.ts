/** Words of the privacy notice (个人信息保护法 sections 17 and 28 to 30). A change of what they promise is a new NOTICE_VERSION. */
import { prompts, words } from '../../i18n/words.ts';
import { NOTICE } from './notice.words.ts';

export const WORDS = words({
  'step.consent': { 'zh-CN': '告知', en: 'Notice' },
  'consent.title': { 'zh-CN': '使用您的信息，要先征得您同意', en: 'We need your consent first' },
  'consent.lead': { 'zh-CN': '只有三句话，请看完再点。', en: 'Three sentences. Please read them first.' },
  'consent.what': { 'zh-CN': '用什么', en: 'What' },
  'consent.whatText': {
    'zh-CN': '为办理您选的事项，{handler}要用您的身份证信息、手机号和您提交的材料。',
    en: 'For this service {handler} uses the data on your ID card, your phone number and your papers.',
  },
  'consent.long': { 'zh-CN': '留多久', en: 'How long' },
  'consent.longText': {
    'zh-CN': '您一离开，屏幕和本机上没提交的立即清除；提交的加密送到政务服务平台，只用于这件事。',
    en: 'What is not handed in is erased when you leave; what is, goes encrypted to the government platform, for this matter only.',
  },
  'consent.choice': { 'zh-CN': '您可以', en: 'You may' },
  'consent.choiceText': {
    'zh-CN': '不同意，到窗口用纸质材料办；同意了也能随时点“首页”退出，当场撤回。',
    en: 'Refuse and go to the counter with papers; or agree, and take it back with Home at any time.',
  },
  'consent.agree': { 'zh-CN': '同意，继续', en: 'I agree, go on' },
  'consent.goOn': { 'zh-CN': '继续', en: 'Go on' },
  'consent.given': { 'zh-CN': '您已经同意。', en: 'You have agreed.' },
  'consent.another': {
    'zh-CN': '换了一个人：前面填的内容已经清除。请您先看这三句话。',
    en: 'You are another person: what was entered before is erased. Please read this first.',
  },
  'consent.refuse': { 'zh-CN': '不同意', en: 'I do not agree' },
  'consent.takeBack': { 'zh-CN': '撤回同意', en: 'Take it back' },
  'consent.details': { 'zh-CN': '详细说明', en: 'Details' },
  'consent.detailsTitle': { 'zh-CN': '个人信息怎么用', en: 'How your data are used' },
  'consent.detailsRead': { 'zh-CN': '看完了', en: 'I have read it' },
  'consent.handler': { 'zh-CN': '谁在用', en: 'Who' },
  'consent.handlerText': { 'zh-CN': '{handler}，电话 {phone}', en: '{handler}, phone {phone}' },
  'consent.purpose': { 'zh-CN': '做什么用', en: 'What for' },
  'consent.purposeText': {
    'zh-CN': '核对身份、填写申请、通知您结果。不做别的用，不给别人。',
    en: 'To know who applies, to fill in the form and to tell you the result. Nothing else, nobody else.',
  },
  'consent.data': { 'zh-CN': '哪些信息', en: 'Which data' },
  'consent.dataText': {
    'zh-CN':
      '姓名、性别、民族、出生日期、住址、证件号码、手机号，以及您填的内容、拍的材料，和您自己说明的生病、残疾、服役情况。证件照片只显示，不保存。',
    en: 'Name, sex, nationality, birth, address, ID number, phone, your answers, the papers photographed, and an illness, disability or service that you state yourself. The card’s picture is shown, never kept.',
  },
  'consent.need': { 'zh-CN': '为什么要', en: 'Why they are needed' },
  'consent.needText': {
    'zh-CN': '证件号码和材料属于敏感信息：没有它们，这件事不能在本机办。它们加密传送，本机也打不开。',
    en: 'ID number and papers are sensitive: this matter needs them here. They are encrypted; the kiosk itself is unable to open them again.',
  },
  'consent.kept': { 'zh-CN': '保存多久', en: 'How long kept' },
  'consent.keptText': {
    'zh-CN':
      '没提交的，离开时清除。提交的，送达后本机最多再存 {days} 天（加密）；平台按档案规定保存。回执编号和预约时间（不含姓名）存 90 天，供补打。',
    en: 'Not handed in: until you leave. Handed in: at most {days} days after delivery, encrypted; at the platform as the archive law says. Receipt number and time, without a name: 90 days, for reprints.',
  },
  'consent.rights': { 'zh-CN': '您的权利', en: 'Your rights' },
  'consent.rightsText': {
    'zh-CN': '可以查看、复制、更正、删除、撤回同意：拨 {phone}，或到办事窗口。撤回不影响已经办完的事。',
    en: 'To see, copy, correct, erase, take back your consent: call {phone} or ask at the counter. What is already done stays done.',
  },
  'consent.otherTitle': { 'zh-CN': '不同意，也能办', en: 'You can do it another way' },
  'consent.otherLead': {
    'zh-CN': '本机没有记下您的任何信息。请带身份证和材料到窗口，用纸质表格办理。',
    en: 'Nothing about you was noted here. Please bring your ID and papers to the counter and use a paper form.',
  },
  'consent.back': { 'zh-CN': '再看一遍', en: 'Read again' },
});

/** What is spoken: the three sentences themselves. */
export const PROMPTS = prompts({
  consent: {
    'zh-CN': `${NOTICE['consent.spoken']['zh-CN']}同意，请点右下方。`,
    en: `${NOTICE['consent.spoken'].en} To agree, touch the button at the bottom right.`,
  },
  consentOther: {
    'zh-CN': '不同意，也能办。请带身份证和材料到窗口，用纸质表格办理。',
    en: 'You can do it another way. Please bring your ID and papers to the counter.',
  },
});
