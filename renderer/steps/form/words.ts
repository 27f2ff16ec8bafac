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
  'form.leadPage': { 'zh-CN': '第 {page} 页，共 {pages} 页。', en: 'Page {page} of {pages}. ' },
  'form.leadRecord': {
    'zh-CN': '第 {page} 页，共 {pages} 页。填好后回到{name}名单。',
    en: 'Page {page} of {pages}. You then come back to the list: {name}.',
  },
  'form.records': { 'zh-CN': '填写{name}', en: 'List: {name}' },
  'form.recordsNow': { 'zh-CN': '已填 {count} 个，', en: '{count} so far, ' },
  'form.recordsFromTo': { 'zh-CN': '至少 {least} 个，最多 {most} 个。', en: 'from {least} to {most}.' },
  'form.recordsUpTo': { 'zh-CN': '没有可以不填，最多 {most} 个。', en: 'none is needed, at most {most}.' },
  'form.recordFirst': { 'zh-CN': '添加第 1 个{name}', en: 'Add the first: {name}' },
  'form.recordAdd': { 'zh-CN': '再添加一个{name}', en: 'Add another: {name}' },
  'form.recordChange': { 'zh-CN': '修改', en: 'Change' },
  'form.recordChangeWhat': { 'zh-CN': '修改{name} {number}', en: 'Change {name} {number}' },
  'form.recordTakeOut': { 'zh-CN': '删除', en: 'Remove' },
  'form.recordRemove': { 'zh-CN': '删除{name} {number}', en: 'Remove {name} {number}' },
  'form.recordRemoveText': {
    'zh-CN': '这一条填的内容会一起删掉，后面的往前移。',
    en: 'What was entered for it goes too; the next ones move up.',
  },
  'form.recordRemoveYes': { 'zh-CN': '删除', en: 'Remove' },
  'form.recordKeep': { 'zh-CN': '不删，留着', en: 'Keep it' },
  'form.recordEmpty': { 'zh-CN': '还没有填', en: 'Nothing entered yet' },
  'form.recordWrong': { 'zh-CN': '还要填或改', en: 'To be completed' },
  'form.fixed': { 'zh-CN': '从证件读取，不能改', en: 'From your card, can’t be changed' },
  'form.from.card': { 'zh-CN': '已从身份证读取，可改', en: 'From your ID card, can be changed' },
  'form.from.e-id': { 'zh-CN': '已从电子身份证读取，可改', en: 'From your e-ID, can be changed' },
  'form.from.typed': { 'zh-CN': '已按您前面填的填好，可改', en: 'As you typed before, can be changed' },
  'form.from.phone': { 'zh-CN': '已按您留的电话填好，可改', en: 'As you gave before, can be changed' },
  'form.from.licence': { 'zh-CN': '已从营业执照读取，可改', en: 'From the licence, can be changed' },
  'form.from.social-card': { 'zh-CN': '已从社保卡读取，可改', en: 'From your card, can be changed' },
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
  records: {
    'zh-CN': '这里一次填一个。填好一个，可以再添加；都填好了，点下一步。',
    en: 'Fill in one at a time. Add another if there are more, then touch Next.',
  },
  form: {
    'zh-CN': '请回答屏幕上的问题，填好后点下一步。',
    en: 'Answer the question on the screen, then touch Next.',
  },
});
