/** Words of an item's form. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.form': { 'zh-CN': '填申请', en: 'Form' },
  'form.title': { 'zh-CN': '填写申请信息', en: 'Your application' },
  'form.lead': {
    'zh-CN': '第 {page} 页，共 {pages} 页。点一下要填的栏，在键盘上输入。',
    en: 'Page {page} of {pages}. Touch a line, then use the keyboard.',
  },
  'form.leadOne': { 'zh-CN': '第 {page} 题，共 {pages} 题。', en: 'Question {page} of {pages}.' },
  'form.fromCard': { 'zh-CN': '已从身份证读取', en: 'From your ID card' },
  'form.licenceHint': {
    'zh-CN': '出示电子营业执照二维码，可自动填写单位信息。',
    en: 'Hold your business licence code to the scanner to fill this in.',
  },
  'form.licenceFilled': {
    'zh-CN': '已从营业执照填写，请核对。',
    en: 'Filled in from your business licence. Please check.',
  },
  'form.licenceLeft': {
    'zh-CN': '已从营业执照填写，请核对。执照上的这几项请您自己填：{left}。',
    en: 'Filled in from your licence, please check. Please type these yourself: {left}.',
  },
  'form.licence.nothing-to-fill': {
    'zh-CN': '这张表不需要营业执照信息。',
    en: 'This form needs nothing from a licence.',
  },
  'form.licence.not-accepted': {
    'zh-CN': '营业执照二维码已过期或无法识别，请刷新后再扫一次。',
    en: 'The licence code has run out or is not known. Refresh it and scan again.',
  },
  'form.licence.offline': {
    'zh-CN': '网络未连接，暂时不能读取营业执照，请手动填写。',
    en: 'There is no network to read the licence now. Please type instead.',
  },
  'form.socialCard.insert': {
    'zh-CN': '插入社会保障卡，可自动填写卡号。',
    en: 'Insert your social-security card to fill in its number.',
  },
  'form.socialCard.take-out': {
    'zh-CN': '读卡器里还有一张卡，请先取出，再插入您的社会保障卡。',
    en: 'A card is still in the reader. Take it out first, then insert yours.',
  },
  'form.socialCard.reading': {
    'zh-CN': '正在读取社会保障卡，请不要拔卡。',
    en: 'Reading your card. Please leave it in.',
  },
  'form.socialCard.unreadable': {
    'zh-CN': '没有读出来，请把芯片朝前重新插入。',
    en: 'It could not be read. Insert it again, chip first.',
  },
  'form.socialCard.unavailable': {
    'zh-CN': '社保卡读卡器暂时不能使用，请手动填写。',
    en: 'The card reader can’t be used now. Please type instead.',
  },
  'form.socialCard.filled': {
    'zh-CN': '已从社会保障卡填写，请核对并取走卡片。',
    en: 'Filled in from your card. Please check, and take the card.',
  },
  'form.socialCard.not-a-social-card': {
    'zh-CN': '这不是社会保障卡，请换一张，或手动填写。',
    en: 'This is no social-security card. Try another, or type instead.',
  },
  'form.socialCard.another-person': {
    'zh-CN': '这不是申请人本人的社会保障卡，没有填写。',
    en: 'This card is not the applicant’s. Nothing was filled in.',
  },
  'form.socialCard.counter': {
    'zh-CN': '这张社会保障卡不能自助读取，请到社保窗口处理，卡号可手动填写。',
    en: 'This card can’t be read here. Please ask at the counter, or type instead.',
  },
  'form.pickHint': { 'zh-CN': '请点选', en: 'Choose' },
  'form.typeHint': { 'zh-CN': '请输入', en: 'Type here' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  form: {
    'zh-CN': '请回答屏幕上的问题，填好后点下一步。',
    en: 'Answer the question on the screen, then touch Next.',
  },
});
