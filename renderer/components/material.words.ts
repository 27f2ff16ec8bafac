/** What a material's data are called. */
import { words } from '../i18n/words.ts';

export const MATERIAL_WORDS = words({
  'guide.required': { 'zh-CN': '必备', en: 'Required' },
  'guide.dependent': { 'zh-CN': '视情形', en: 'If it applies' },
  'guide.optional': { 'zh-CN': '可选', en: 'Optional' },
  'form.原件': { 'zh-CN': '原件', en: 'Original' },
  'form.复印件': { 'zh-CN': '复印件', en: 'Copy' },
  'form.电子': { 'zh-CN': '电子件', en: 'Electronic' },
  'materials.later': { 'zh-CN': '以后补交', en: 'Bring it later' },
  'materials.original': { 'zh-CN': '原件带到窗口', en: 'Bring the original' },
});
