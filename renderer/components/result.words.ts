/** How a result comes, in words for the summary, the end and a slip that came back. */
import type { ResultWord } from '../../main/core/model/result.ts';
import { words } from '../i18n/words.ts';

export const RESULT_WORDS = words({
  'result.by.post': { 'zh-CN': '邮寄到家', en: 'By post' },
  'result.by.collect': { 'zh-CN': '自取：{place}', en: 'Fetch it: {place}' },
  'result.by.licence': { 'zh-CN': '存入电子证照库', en: 'Into the licence library' },
  'result.postage.recipient': { 'zh-CN': '邮费到付，收件人付', en: 'paid by you on delivery' },
  'result.postage.hall': { 'zh-CN': '不收邮费', en: 'none' },
  'result.collect': {
    'zh-CN': '{place}（{where}，{hours}），带{bring}',
    en: '{place} ({where}, {hours}); bring: {bring}',
  },
  'result.licence': {
    'zh-CN': '存入电子证照库，手机上随时可看',
    en: 'in the licence library, on your phone',
  },
  'result.post': { 'zh-CN': '邮寄送达，{postage}', en: 'by post (postage: {postage})' },
  'next.title': { 'zh-CN': '不用跑窗口，接下来', en: 'No visit is needed. What comes next' },
  'next.titleVisit': { 'zh-CN': '接下来', en: 'What comes next' },
  'next.who': {
    'zh-CN': '{department}审查；要改的会通知您，任一终端都能改',
    en: '{department} reviews it; you are told what is to be mended, at any kiosk',
  },
  'next.atOnce': {
    'zh-CN': '即办件：部门收下的当天办结',
    en: 'Decided on the day that the department takes it',
  },
  'next.days': {
    'zh-CN': '部门收下后，法定 {legal} 个、承诺 {days} 个工作日办结',
    en: 'Decided within {days} working days of the department’s taking it ({legal} by law)',
  },
  'next.result': { 'zh-CN': '{name}：{how}', en: '{name}: {how}' },
});

type Say = (
  key:
    | 'result.postage.recipient'
    | 'result.postage.hall'
    | 'result.collect'
    | 'result.licence'
    | 'result.post',
  blanks?: Record<string, string | number>,
) => string;

/** With where it is fetched, when and with what; who pays the postage. */
export function resultText(t: Say, word: ResultWord): string {
  if (word.way === 'licence') return t('result.licence');
  if (word.way === 'post') return t('result.post', { postage: t(`result.postage.${word.postage}`) });
  const { name: place, where, hours, bring } = word.point;
  return t('result.collect', { place, where, hours, bring: bring.join('、') });
}
