/** Words that all parts of the maintenance screen share. */
import { words } from '../../../i18n/words.ts';

export const COMMON = words({
  'console.toOverview': { 'zh-CN': '返回总览', en: 'Overview' },
  'console.failed': { 'zh-CN': '没有做成，请再试一次。', en: 'That did not go through. Please try again.' },
  'console.cannotSave': { 'zh-CN': '磁盘写不进去，没有保存。', en: 'The disk refused; nothing was saved.' },
  'console.saved': { 'zh-CN': '已保存。', en: 'Saved.' },
  'console.exported': { 'zh-CN': '已写到 {file}，内容是密封的。', en: 'Written to {file}, sealed.' },
  'console.export.no-stick': {
    'zh-CN': '没有找到 U 盘：插上并按手册挂载后再试。',
    en: 'No memory stick found: plug it in, mount it as the manual says, and try again.',
  },
  'console.export.cannot-save': {
    'zh-CN': 'U 盘写不进去：检查是否写保护、已满，或换一个。',
    en: 'The stick refuses: look whether it is write-protected or full, or take another.',
  },
  'console.export.no-key': {
    'zh-CN': '还没有平台的密钥，不能密封，没有导出。连上平台后再试。',
    en: 'The platform’s key is not known yet, so nothing can be sealed and nothing was written. Try again once the platform answers.',
  },
});
