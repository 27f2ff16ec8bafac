/** What is said only of a pre-review. */
import { words } from '../../i18n/words.ts';

export const WORDS = words({
  'attract.preReview': { 'zh-CN': '先交材料先审核，少跑一趟路', en: 'Papers checked first; one trip less' },
  'home.preReview': { 'zh-CN': '材料预审', en: 'Pre-review' },
  'home.preReviewText': {
    'zh-CN': '填写申请、拍摄材料，审核通过再去窗口',
    en: 'Apply and photograph your papers; visit once they pass',
  },
  'choose.titlePreReview': { 'zh-CN': '预审哪个事项？', en: 'Pre-review for which service?' },
  'guide.leadPreReview': {
    'zh-CN': '办理前请了解以下内容，材料可以在本机拍摄。',
    en: 'Please read this first. Papers can be photographed here.',
  },
  'done.filed': { 'zh-CN': '预审材料已提交', en: 'Your papers are handed in for review' },
});
