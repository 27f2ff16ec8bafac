/** Words of the machine's own part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'machine.title': { 'zh-CN': '本机', en: 'This machine' },
  'machine.about': { 'zh-CN': '存储、时钟、备份、重启核心', en: 'Store, clock, backup, restart' },
  'machine.sign.clock': { 'zh-CN': '系统时钟不对', en: 'The clock is wrong' },
  'machine.sign.notices': { 'zh-CN': '存储有 {count} 条提示', en: '{count} store notices' },
  'machine.sign.catalogue': { 'zh-CN': '事项目录有误', en: 'The catalogue has mistakes' },
  'machine.sign.backup': { 'zh-CN': '备份失败', en: 'The backup failed' },
  'machine.sign.remote': { 'zh-CN': '远程维护有问题', en: 'The remote console needs a look' },
  'machine.remote': { 'zh-CN': '远程维护', en: 'Remote console' },
  'machine.remote.off': { 'zh-CN': '关', en: 'off' },
  'machine.remote.open': { 'zh-CN': '开，{address}', en: 'open, {address}' },
  'machine.remote.shut': { 'zh-CN': '没有打开，{address}', en: 'not open, {address}' },
  'machine.remote.until': { 'zh-CN': '证书到 {until}', en: 'certificates until {until}' },
  'machine.sign.memory': { 'zh-CN': '内存可能落盘', en: 'Memory can end on a disk' },
});
