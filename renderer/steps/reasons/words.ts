/** Words of the reasons of an evaluation: the standard's indicators, the same for every level. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.reasons': { 'zh-CN': '说说原因', en: 'Why' },
  'reasons.title': { 'zh-CN': '主要是哪方面？', en: 'What is it mainly about?' },
  'reasons.lead': { 'zh-CN': '可以多选，也可以不选。', en: 'Tick any, or none.' },
  'reasons.efficiency': { 'zh-CN': '办事效率', en: 'Speed' },
  'reasons.guide': { 'zh-CN': '办事指南', en: 'Guidance' },
  'reasons.convenience': { 'zh-CN': '办事便捷', en: 'Convenience' },
  'reasons.operation': { 'zh-CN': '机器操作', en: 'The machine' },
  'reasons.write': { 'zh-CN': '写几句（可以不写）', en: 'A few words, if you like' },
  'reasons.comment': { 'zh-CN': '您的意见', en: 'Your words' },
  'reasons.commentHint': { 'zh-CN': '请不要写姓名和号码', en: 'No names or numbers, please' },
  'reasons.written': { 'zh-CN': '写好了', en: 'Done writing' },
  'reasons.submit': { 'zh-CN': '提交评价', en: 'Send the rating' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  reasons: {
    'zh-CN': '主要是哪方面？可以多选，也可以直接点提交评价。',
    en: 'What is it mainly about? Tick any, or send the rating as it is.',
  },
});
