/** What is said only of a pre-review. */
import { words } from '../../i18n/words.ts';

export const WORDS = words({
  'attract.preReview': { 'zh-CN': '先交材料先审核，少跑一趟路', en: 'Papers checked first; one trip less' },
  'home.preReview': { 'zh-CN': '材料预审', en: 'Pre-review' },
  'home.preReviewText': {
    'zh-CN': '填写申请、拍摄材料，审核通过再去窗口；有的事全程网上办，不用跑',
    en: 'Apply and photograph your papers; visit once they pass. Some need no visit at all',
  },
  'choose.titlePreReview': { 'zh-CN': '预审哪个事项？', en: 'Pre-review for which service?' },
  'guide.leadPreReview': {
    'zh-CN': '办理前请了解以下内容，材料可以在本机拍摄。',
    en: 'Please read this first. Papers can be photographed here.',
  },
  'guide.leadOnline': {
    'zh-CN': '全程网上申报，不用跑窗口。材料可以在本机拍摄，结果可以寄给您。',
    en: 'An online application: no visit is needed. Papers are photographed here; the result can be sent to you.',
  },
  'service.online': { 'zh-CN': '网上申报（全程网办）', en: 'Online application, no visit' },
  'done.filedOnline': { 'zh-CN': '网上申报已提交', en: 'Your online application is handed in' },
  'done.filed': { 'zh-CN': '预审材料已提交', en: 'Your papers are handed in for review' },
});
