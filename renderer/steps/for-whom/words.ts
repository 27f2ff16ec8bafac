/** Words of asking for whom it is done, and of the papers of whoever acts for another (民法典 sections 161 to 170). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.whom': { 'zh-CN': '给谁办', en: 'For whom' },
  'whom.title': { 'zh-CN': '这件事给谁办？', en: 'For whom is this?' },
  'whom.lead': { 'zh-CN': '点一项。', en: 'Please touch one.' },
  'whom.oneself': { 'zh-CN': '给自己办', en: 'For myself' },
  'whom.oneselfText': { 'zh-CN': '就用刚才的身份证', en: 'With the card just read' },
  'whom.person': { 'zh-CN': '帮别人办', en: 'For another person' },
  'whom.personText': { 'zh-CN': '父母、孩子、亲戚朋友', en: 'A parent, child, relative, friend' },
  'whom.organisation': { 'zh-CN': '给单位办', en: 'For an organisation' },
  'whom.organisationText': { 'zh-CN': '公司、个体户、社会组织', en: 'A firm, shop or association' },
  'whom.onlyOrganisation': { 'zh-CN': '这个事项不办给别的个人。', en: 'It is not done for another person.' },
  'whom.onlyPerson': { 'zh-CN': '这个事项不办给单位。', en: 'It is not done for organisations.' },
  'whom.inPerson': { 'zh-CN': '这个事项要本人亲自办', en: 'This is done in person' },
  'whom.inPersonText': {
    'zh-CN': '要当面核对本人、拍照或按指纹，不能请人代办。',
    en: 'The person is looked at, photographed or gives fingerprints, so nobody can do it for them.',
  },
  'whom.inPersonWay': {
    'zh-CN': '请他（她）本人带身份证来本机办，或到窗口办。孩子没满16岁，请监护人带着孩子到窗口。',
    en: 'Ask them to come here or to the counter with their ID card. With a child under 16 a guardian goes to the counter.',
  },
  'whom.forMyself': { 'zh-CN': '给我自己办', en: 'For myself then' },
  'whom.relation': { 'zh-CN': '他（她）是您的什么人？', en: 'What is this person to you?' },
  'relation.spouse': { 'zh-CN': '丈夫、妻子', en: 'Husband or wife' },
  'relation.parent': { 'zh-CN': '父亲、母亲', en: 'Father or mother' },
  'relation.child': { 'zh-CN': '儿子、女儿', en: 'Son or daughter' },
  'relation.other-kin': { 'zh-CN': '其他亲属', en: 'Other family' },
  'relation.friend': { 'zh-CN': '邻居、朋友、同事', en: 'Neighbour, friend, colleague' },
  'relation.client': { 'zh-CN': '我的当事人', en: 'My client' },
  'whom.cardLead': {
    'zh-CN': '请先问过他（她）本人。信息只用于这件事，您离开后本机清除。',
    en: 'Ask them first. The data are used for this matter only and erased here when you leave.',
  },
  'whom.same': { 'zh-CN': '这是您自己的证件', en: 'This is your own document' },
  'whom.sameText': {
    'zh-CN': '号码和您的一样。是给自己办，还是放错了证件？',
    en: 'It has your own number. Is it for yourself, or was it the wrong card?',
  },
  'whom.again': { 'zh-CN': '换他（她）的证件', en: 'Use their document' },
  'whom.organisationTitle': { 'zh-CN': '是哪个单位？', en: 'Which organisation?' },
  'whom.organisationLead': {
    'zh-CN': '把营业执照上的二维码对准扫码口，或照着执照输入。',
    en: 'Hold the code on its licence to the scanner, or type what the licence says.',
  },
  'whom.codeTitle': { 'zh-CN': '单位的信用代码？', en: 'Its credit code?' },
  'whom.nameTitle': { 'zh-CN': '单位叫什么？', en: 'Its name?' },
  'whom.code': { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
  'whom.codeHint': { 'zh-CN': '18位，在执照右上角', en: '18 characters, top right of the licence' },
  'whom.name': { 'zh-CN': '单位名称', en: 'Name of the organisation' },
  'whom.nameHint': { 'zh-CN': '与执照上的一样', en: 'As on the licence' },
  'whom.doubt': {
    'zh-CN': '代码好像有一位不对，请再核对。没有错，就再点“下一步”。',
    en: 'One character seems wrong. Please check. If it is right, touch Next once more.',
  },
  'whom.licence.read': {
    'zh-CN': '已按营业执照填写，请核对。',
    en: 'Filled in from the licence. Please check.',
  },
  'whom.licence.code': {
    'zh-CN': '网络未连接，只读到代码，请输入单位名称。',
    en: 'Without the network only the code could be read. Please type the name.',
  },
  'whom.licence.not-accepted': {
    'zh-CN': '这个二维码不是有效的营业执照，请照着执照输入。',
    en: 'This is no valid licence code. Please type what the licence says.',
  },
  'whom.licence.offline': {
    'zh-CN': '网络未连接，读不出这张执照，请照着执照输入。',
    en: 'Without the network it is unreadable. Please type what the licence says.',
  },
  'whom.role': { 'zh-CN': '您在这个单位是？', en: 'What are you there?' },
  'role.legal-representative': { 'zh-CN': '法定代表人、负责人', en: 'Its legal representative' },
  'role.legal-representativeText': { 'zh-CN': '执照上写着您的名字', en: 'Your name is on the licence' },
  'role.handler': { 'zh-CN': '经办人', en: 'Somebody it sends' },
  'role.handlerText': { 'zh-CN': '单位委托您来办', en: 'It has authorised you' },
  'whom.check': { 'zh-CN': '请核对给谁办', en: 'Please check for whom it is' },
  'whom.checkLead': {
    'zh-CN': '这些信息只用于这件事，提交后加密送到政务服务平台，不给别人看。',
    en: 'It is used for this matter only, travels encrypted to the government platform and is shown to nobody else.',
  },
  'whom.agrees': {
    'zh-CN': '点右下方，表示他（她）知道您来代办，并同意这样使用他（她）的信息。',
    en: 'By going on you say that they know that you act for them and agree to this use of their data.',
  },
  'whom.goOn': { 'zh-CN': '对方同意，下一步', en: 'They agree, next' },
  'whom.goOnOrganisation': { 'zh-CN': '没有错，下一步', en: 'This is right, next' },
  'whom.change': { 'zh-CN': '不对，重新选', en: 'Change it' },
  'whom.who': { 'zh-CN': '给谁办', en: 'For' },
  'whom.relationOf': { 'zh-CN': '是您的', en: 'To you' },
  'whom.roleOf': { 'zh-CN': '您是', en: 'You are' },
  'whom.needed': { 'zh-CN': '因为是代办，还要这些材料', en: 'Because you act for another, also needed' },
  'whom.guardian': {
    'zh-CN': '孩子没满18岁，父母代办不用写授权委托书。',
    en: 'For a child under 18 a parent needs no letter of authorisation.',
  },
  'whom.office': {
    'zh-CN': '您是法定代表人、负责人，不用授权委托书。',
    en: 'As its legal representative you need no letter of authorisation.',
  },
});

/** What is spoken; no name and no number. */
export const PROMPTS = prompts({
  whom: {
    'zh-CN': '这件事给谁办？给自己办，帮别人办，还是给单位办，请点一项。',
    en: 'For whom is this? Yourself, another person or an organisation: touch one.',
  },
  whomInPerson: {
    'zh-CN': '这个事项要本人亲自办，不能代办。请他或者她本人带身份证来，或到窗口办。',
    en: 'This is done in person. Ask them to come with their ID card, here or to the counter.',
  },
  whomRelation: {
    'zh-CN': '他或者她是您的什么人？请点一项。',
    en: 'What is this person to you? Touch one.',
  },
  whomSame: {
    'zh-CN': '这是您自己的证件。是给自己办，还是放错了？',
    en: 'This is your own document. Is it for yourself, or was it the wrong card?',
  },
  whomOrganisation: {
    'zh-CN': '请把营业执照上的二维码对准扫码口，或输入统一社会信用代码和单位名称。',
    en: 'Hold the code on the licence to the scanner, or enter credit code and name.',
  },
  whomRole: {
    'zh-CN': '您是法定代表人、负责人，还是经办人？请点一项。',
    en: 'Are you its legal representative, or somebody it sends? Touch one.',
  },
  whomCheck: {
    'zh-CN': '请核对给谁办，和要带的材料。点右下方，表示对方知道并同意。',
    en: 'Check for whom it is and which papers are needed. Going on says that they know and agree.',
  },
});
