/** Words of what the archive (一档) keeps of oneself. */
import { words } from '../../i18n/words.ts';

export const ARCHIVE_WORDS = words({
  'own.open': { 'zh-CN': '看档案里存了我的什么', en: 'What the archive keeps of me' },
  'own.title': { 'zh-CN': '档案里我的材料', en: 'My papers in the archive' },
  'own.asking': { 'zh-CN': '正在查…', en: 'Looking…' },
  'own.lead': {
    'zh-CN': '以后办事可以直接用，不用再拍。不想留的，可以删除。',
    en: 'They can be used again without a photograph. What you don’t want kept, you can delete.',
  },
  'own.none': { 'zh-CN': '档案里没有存您的材料。', en: 'The archive keeps no paper of yours.' },
  'own.byCard': {
    'zh-CN': '要用身份证原件查，电子身份证不行。请回上一页放身份证。',
    en: 'This needs the ID card itself; an electronic ID will not do. Go back and lay it down.',
  },
  'own.unreachable': {
    'zh-CN': '现在连不上，查不到。存的材料没有变，请再试一次。',
    en: 'The network is away. What is kept has not changed; please try again.',
  },
  'own.retry': { 'zh-CN': '再试一次', en: 'Try again' },
  'own.back': { 'zh-CN': '看好了', en: 'Done' },
  'own.from': { 'zh-CN': '{issuer}，{day}，{pages} 页', en: '{issuer}, {day}, {pages} pages' },
  'own.until': { 'zh-CN': '有效到 {day}', en: 'Good until {day}' },
  'own.forEver': { 'zh-CN': '一直有效', en: 'Does not run out' },
  'own.delete': { 'zh-CN': '删除', en: 'Delete' },
  'own.deleteTitle': { 'zh-CN': '要从档案里删除吗？', en: 'Delete it from the archive?' },
  'own.deleteText': {
    'zh-CN': '删除“{name}”后，以后办事要重新拍。已经交上去的办件不受影响。',
    en: 'Once “{name}” is deleted it has to be photographed anew. What was handed in already stays as it is.',
  },
  'own.keep': { 'zh-CN': '先留着', en: 'Keep it' },
});
