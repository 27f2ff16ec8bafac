/** Words of what a reviewer said of something. */
import { words } from '../i18n/words.ts';

export const REMARK_WORDS = words({
  'remark.said': { 'zh-CN': '审查意见：{words}', en: 'The reviewer: {words}' },
  'remark.page': { 'zh-CN': '上次交的第 {number} 页', en: 'Page {number} as handed in' },
  'remark.marks': {
    'zh-CN': '上次交的第 {number} 页，标出 {marks} 处',
    en: 'Page {number} as handed in, {marks} marks',
  },
  'remark.away': { 'zh-CN': '照片暂时取不到', en: 'The picture can’t be had now' },
});
