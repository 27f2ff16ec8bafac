/** How printing a slip stands, and why it failed. */
import { words } from '../i18n/words.ts';

export const PRINTING_WORDS = words({
  'done.printing': { 'zh-CN': '正在打印回执单…', en: 'Printing your slip…' },
  'done.printed': { 'zh-CN': '回执单已打印', en: 'Slip printed' },
  'done.notPrinted': { 'zh-CN': '回执单没有打印出来', en: 'The slip was not printed' },
  'done.slipText': { 'zh-CN': '请从下方出纸口取走回执单。', en: 'Please take it from the slot below.' },
  'done.kept': { 'zh-CN': '您的办件已保存，不受影响。', en: ' Your application is saved all the same.' },
  'done.printAgain': { 'zh-CN': '重新打印', en: 'Print again' },
  'print.paper-out': { 'zh-CN': '打印纸用完了。', en: 'The paper has run out.' },
  'print.cover-open': { 'zh-CN': '打印机盖没有关好。', en: 'The printer cover is open.' },
  'print.cutter': { 'zh-CN': '切纸刀卡住了。', en: 'The cutter is stuck.' },
  'print.overheated': {
    'zh-CN': '打印头过热，请稍等再试。',
    en: 'The print head is too hot; try again soon.',
  },
  'print.jam': { 'zh-CN': '打印机卡纸了。', en: 'The paper is jammed.' },
  'print.unreachable': { 'zh-CN': '打印机没有连接。', en: 'The printer is not connected.' },
  'print.limit': {
    'zh-CN': '补打次数已到上限，请到大厅窗口打印。',
    en: 'It was printed again often enough; the hall can print it.',
  },
  'print.unknown': {
    'zh-CN': '打印机没有应答，可能没有打印。',
    en: 'The printer did not answer; it may not have printed.',
  },
});
