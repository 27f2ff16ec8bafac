/** Words of a photographed page. */
import { words } from '../i18n/words.ts';

export const THUMBNAIL_WORDS = words({
  'materials.remove': { 'zh-CN': '删除{page}', en: 'Remove {page}' },
});
