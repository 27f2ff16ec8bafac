/** Words of enrolling a kiosk at its own screen. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'enrolment.title': { 'zh-CN': '登记到平台', en: 'Enrol' },
  'enrolment.about': { 'zh-CN': '输入登记码，或读 U 盘里的登记文件', en: 'By code, or by a file on a stick' },
  'enrolment.sign': { 'zh-CN': '本机还没有登记到平台，不能服务', en: 'Not enrolled: nobody is served' },
  'enrolment.lead': { 'zh-CN': '终端 {kioskId} · {platformUrl}', en: 'Kiosk {kioskId} · {platformUrl}' },
  'enrolment.how': {
    'zh-CN': '输入平台发的一次性登记码：五组，每组四个字符。',
    en: 'Type the one-time code from the platform: five groups of four.',
  },
  'enrolment.code': { 'zh-CN': '登记码', en: 'Code' },
  'enrolment.suite': { 'zh-CN': '签名算法', en: 'Signatures' },
  'enrolment.suite.ed25519': { 'zh-CN': '通用', en: 'General' },
  'enrolment.suite.sm2-sm3': { 'zh-CN': '国密', en: 'National' },
  'enrolment.do': { 'zh-CN': '登记', en: 'Enrol' },
  'enrolment.stick': { 'zh-CN': '读 U 盘里的登记文件', en: 'Read the file on a stick' },
  'enrolment.not-a-code': {
    'zh-CN': '登记码应为五组、每组四个字符，请核对。',
    en: 'A code has five groups of four. Please check.',
  },
  'enrolment.refused.code-unknown': {
    'zh-CN': '登记码不对，或不是本终端的。',
    en: 'The code is wrong, or another kiosk’s.',
  },
  'enrolment.refused.code-used': {
    'zh-CN': '登记码已用过，请平台重新发放。',
    en: 'The code was used already: ask for a new one.',
  },
  'enrolment.refused.code-expired': {
    'zh-CN': '登记码已过期，请平台重新发放。',
    en: 'The code has expired: ask for a new one.',
  },
  'enrolment.refused': { 'zh-CN': '平台拒绝登记（{code}）。', en: 'The platform refused ({code}).' },
  'enrolment.unreachable': {
    'zh-CN': '平台连不上，请到“网络”逐项检查：{detail}',
    en: 'The platform can’t be reached; walk the way in “Network”: {detail}',
  },
  'enrolment.not-the-platform': {
    'zh-CN': '答复的不是发放登记码的平台，没有登记。请检查平台地址和网络。',
    en: 'Who answered is not the platform that gave the code out. Check address and network.',
  },
  'enrolment.no-file': {
    'zh-CN': 'U 盘第一层没有登记文件，或读不出来。',
    en: 'No enrolment file in the stick’s first folder, or it can’t be read.',
  },
  'enrolment.another-kiosks': {
    'zh-CN': 'U 盘里的登记文件是终端 {kioskId} 的，不是本机的。',
    en: 'The file on the stick is kiosk {kioskId}’s, not this one’s.',
  },
});
