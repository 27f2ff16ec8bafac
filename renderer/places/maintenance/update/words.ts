/** Words of the update's part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'update.title': { 'zh-CN': '软件更新', en: 'Update' },
  'update.about': { 'zh-CN': '版本、更新、回退', en: 'Version, update, way back' },
  'update.sign.failed': { 'zh-CN': '版本 {version} 已回退', en: 'Release {version} was taken back' },
});
