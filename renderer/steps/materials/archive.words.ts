/** Words of papers that are taken from the archive or the licence library. */
import { words } from '../../i18n/words.ts';

export const ARCHIVE_WORDS = words({
  'archive.library': { 'zh-CN': '证照库', en: 'licence library' },
  'archive.archive': { 'zh-CN': '档案', en: 'archive' },
  'archive.grade.A': { 'zh-CN': '可信等级 A：发证机关签发', en: 'Trust grade A: from its issuer' },
  'archive.grade.B': {
    'zh-CN': '可信等级 B：窗口核对过原件',
    en: 'Trust grade B: original seen at a counter',
  },
  'archive.grade.C': { 'zh-CN': '可信等级 C：以前自己交的', en: 'Trust grade C: handed in before' },
  'archive.grade.D': { 'zh-CN': '可信等级 D：自己的承诺', en: 'Trust grade D: one’s own word' },
  'archive.offer': { 'zh-CN': '{store}里有这份材料', en: 'The {store} has this paper' },
  'archive.taken': { 'zh-CN': '用的是{store}里的这份', en: 'Taken from the {store}' },
  'archive.issued': { 'zh-CN': '{issuer}，{day}', en: '{issuer}, {day}' },
  'archive.forever': { 'zh-CN': '长期有效', en: 'does not run out' },
  'archive.until': { 'zh-CN': '有效期至 {day}', en: 'valid until {day}' },
  'archive.runsOut': {
    'zh-CN': '办结以前就到期了，窗口可能要新的一份。',
    en: 'It runs out before a decision: the counter may ask for a new one.',
  },
  'archive.expired': {
    'zh-CN': '{store}里的一份已在 {day} 到期，请交新的。',
    en: 'The one in the {store} ran out on {day}. Please hand in a new one.',
  },
  'archive.use': { 'zh-CN': '用这份，不用拍', en: 'Use it, no photo needed' },
  'archive.look': { 'zh-CN': '看一看', en: 'Look at it' },
  'archive.drop': { 'zh-CN': '不用这份', en: 'Do not use it' },
  'archive.keep': {
    'zh-CN': '把这次拍的存进档案，下次不用再拍',
    en: 'Keep these pictures in the archive for next time',
  },
  'archive.keepNote': {
    'zh-CN': '只存这几份：{papers}。可信等级 C。以后刷身份证进“我的预约和预审”就能看、能删。',
    en: 'Only these: {papers}. Trust grade C. See or delete them later under My bookings and cases, with your card.',
  },
  'archive.nobody.not-proved': {
    'zh-CN': '刷身份证办理的人，可以直接用档案里的材料。这次请拍摄，或用手机传。',
    en: 'With an ID card, papers can come from the archive. This time photograph them, or send them from your phone.',
  },
  'archive.nobody.child-card': {
    'zh-CN': '孩子的身份证也刷过，才可以用孩子档案里的材料。这次请拍摄，或用手机传。',
    en: 'The child’s papers come from the archive once the child’s card was read too. This time photograph them.',
  },
  'archive.nobody.another': {
    'zh-CN': '档案里的材料要本人同意才能用。代别人办，请拍摄，或用手机传。',
    en: 'Papers in the archive are the owner’s to agree to. Acting for another, please photograph them.',
  },
  'archive.nobody.handler': {
    'zh-CN': '单位档案里的材料，由法定代表人刷身份证来用。经办人请拍摄，或用手机传。',
    en: 'A firm’s archive opens to its legal representative’s card. As its clerk, please photograph the papers.',
  },
  'archive.nobody.not-holder': {
    'zh-CN': '登记的法定代表人不是您，单位档案没有打开。请拍摄，或用手机传。',
    en: 'You are not the registered legal representative. Please photograph the papers.',
  },
  'archive.unreachable': {
    'zh-CN': '现在连不上档案和证照库。请拍摄材料，照常可以办。',
    en: 'Archive and licence library are out of reach now. Photograph the papers: all else goes on.',
  },
  'archive.refused.expired': {
    'zh-CN': '这份刚刚到期，请交新的。',
    en: 'It has just run out. Please hand in a new one.',
  },
  'archive.refused.gone': {
    'zh-CN': '这份现在取不到，请拍摄材料。',
    en: 'It is no longer to be had. Please photograph the paper.',
  },
  'archive.refused.unreachable': {
    'zh-CN': '网络断了，没有取到。请再试一次，或拍摄材料。',
    en: 'The network is away. Try again, or photograph the paper.',
  },
  'archive.consentTitle': { 'zh-CN': '取用材料，要先征得您同意', en: 'Your agreement to take the paper' },
  'archive.consentLead': {
    'zh-CN': '只问这一次。不同意也照样办，改为拍摄就行。',
    en: 'Asked once. Without it all goes on: photograph the papers instead.',
  },
  'archive.purpose': { 'zh-CN': '用来做什么', en: 'What for' },
  'archive.purposeText': {
    'zh-CN': '仅用于办理“{item}”预审，只用这一次。图上会印上这句话。',
    en: 'Only for the pre-review of “{item}”, this once. The picture is marked with it.',
  },
  'archive.what': { 'zh-CN': '取什么', en: 'What is taken' },
  'archive.whatText': {
    'zh-CN': '只取您点了“用这份”的材料。取了什么、什么时候取的，平台会记下来。',
    en: 'Only the papers for which you touch “Use it”. The platform notes which and when.',
  },
  'archive.who': { 'zh-CN': '谁会看到', en: 'Who sees it' },
  'archive.whoText': {
    'zh-CN': '您自己和{department}的审查人员。离开后本机不留。',
    en: 'You and the reviewers of {department}. This kiosk keeps nothing once you leave.',
  },
  'archive.agree': { 'zh-CN': '同意，取这一份', en: 'I agree, take it' },
  'archive.disagree': { 'zh-CN': '不同意，我来拍', en: 'No, I photograph it' },
});
