/** What somebody is told who reached one of the kiosk's limits: why, and what to do. */
import { words } from '../i18n/words.ts';

export const LIMIT_WORDS = words({
  'limit.session': {
    'zh-CN': '这一次已经办了很多件，请先点“完成”，让后面的人办。还要办的，可以重新开始。',
    en: 'You have done a lot in one go. Please finish and let the next person in; you may start again.',
  },
  'limit.number': {
    'zh-CN': '用这个证件办的次数今天已到上限。请{until}后再来，或带证件到大厅窗口办理。',
    en: 'This document was used as often as it may be today. Please come back after {until}, or go to the hall.',
  },
  'limit.hour': {
    'zh-CN': '本机这一小时办理的人太多。请{until}后再来，或到其他终端、大厅窗口办理。',
    en: 'This kiosk has done all it may in one hour. Please come back after {until}, or use another one or the hall.',
  },
});
