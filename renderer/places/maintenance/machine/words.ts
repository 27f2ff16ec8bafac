/** Words of the machine's own part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'machine.title': { 'zh-CN': '本机', en: 'This machine' },
  'machine.about': { 'zh-CN': '存储、时钟、备份、重启核心', en: 'Store, clock, backup, restart' },
  'machine.sign.clock': { 'zh-CN': '系统时钟不对', en: 'The clock is wrong' },
  'machine.sign.notices': { 'zh-CN': '存储有 {count} 条提示', en: '{count} store notices' },
  'machine.sign.catalogue': { 'zh-CN': '事项目录有误', en: 'The catalogue has mistakes' },
  'machine.sign.backup': { 'zh-CN': '备份失败', en: 'The backup failed' },
  'machine.sign.memory': { 'zh-CN': '内存可能落盘', en: 'Memory can end on a disk' },
});
