/** What is said only of an evaluation (好差评). */
import { words } from '../../i18n/words.ts';

export const WORDS = words({
  'evaluation.offer': { 'zh-CN': '评价本次服务', en: 'Rate this service' },
  'evaluation.of': { 'zh-CN': '评价：{item}', en: 'Your rating: {item}' },
  'evaluation.begin': { 'zh-CN': '去评价', en: 'Rate it' },
  'evaluation.offered': { 'zh-CN': '对这次办理满意吗？', en: 'How was it?' },
  'evaluation.offeredText': {
    'zh-CN': '自愿评价，不记姓名。',
    en: 'Optional, without your name.',
  },
  'evaluation.waiting': { 'zh-CN': '评价已保存', en: 'Your rating is saved' },
  'evaluation.waitingText': { 'zh-CN': '联网后自动提交。', en: 'It is submitted once connected.' },
  'evaluation.delivered': { 'zh-CN': '已经评价过了', en: 'Already rated' },
  'evaluation.deliveredText': { 'zh-CN': '谢谢您的意见。', en: 'Thank you for telling us.' },
  'evaluation.parkedText': {
    'zh-CN': '这件事在别处评价过，一件事只评一次。',
    en: 'It was rated elsewhere before, and each matter is rated once.',
  },
});
