/** Words of the ways out of what can't be done here, and of what happened. */
import { DEAD_ENDS } from '../../main/core/model/dead-end.ts';
import { words } from '../i18n/words.ts';

/** What happened, by its dead end; the same on the note. */
export const DEAD_END_WORDS = words(DEAD_ENDS);

export const WAYS_OUT_WORDS = words({
  'ways.open': { 'zh-CN': '办不成？', en: 'Stuck?' },
  'ways.title': { 'zh-CN': '办不成？还有办法', en: 'Other ways to get it done' },
  'ways.what': { 'zh-CN': '刚才的情况', en: 'What happened' },
  'ways.call': { 'zh-CN': '打电话', en: 'Call' },
  'ways.hotline': {
    'zh-CN': '政务服务热线 {hotline}（全天）',
    en: 'Government hotline {hotline}, day and night',
  },
  'ways.hall': { 'zh-CN': '大厅 {phone}', en: 'Service hall {phone}' },
  'ways.go': { 'zh-CN': '到窗口', en: 'Go to a counter' },
  'ways.window': { 'zh-CN': '{department}窗口，或{report}', en: 'Counter of {department}, or {report}' },
  'ways.otherKiosk': { 'zh-CN': '用其他终端', en: 'Use another kiosk' },
  'ways.askWhere': {
    'zh-CN': '最近的终端在哪里，请拨 {hotline} 询问。',
    en: 'Call {hotline} to hear where the nearest one is.',
  },
  'ways.print': { 'zh-CN': '打印反映单', en: 'Print a note' },
  'ways.printing': { 'zh-CN': '正在打印反映单…', en: 'Printing the note…' },
  'ways.printText': {
    'zh-CN': '可以打印一张反映单，写明刚才的情况；到窗口出示，不用再说一遍。',
    en: 'A printed note of what happened saves you telling it again at the counter.',
  },
  'ways.printed': {
    'zh-CN': '反映单已打印，请取走，到窗口出示。',
    en: 'The note is printed. Please take it and show it at the counter.',
  },
  'ways.photograph': {
    'zh-CN': '现在不能打印，请用手机拍下这一屏，到窗口出示。',
    en: 'It cannot be printed now. Please photograph this screen and show it at the counter.',
  },
  'ways.close': { 'zh-CN': '返回', en: 'Back' },
});
