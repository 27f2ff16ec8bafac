/** Words of the five levels of an evaluation (GB/T 39735-2020). */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.level': { 'zh-CN': '评价', en: 'Rating' },
  'level.title': { 'zh-CN': '您对这次办理满意吗？', en: 'How satisfied are you?' },
  'level.skip': { 'zh-CN': '不评价', en: 'Skip' },
  'level.5': { 'zh-CN': '非常满意', en: 'Very satisfied' },
  'level.4': { 'zh-CN': '满意', en: 'Satisfied' },
  'level.3': { 'zh-CN': '基本满意', en: 'Mostly satisfied' },
  'level.2': { 'zh-CN': '不满意', en: 'Dissatisfied' },
  'level.1': { 'zh-CN': '非常不满意', en: 'Very dissatisfied' },
  'level.gone': {
    'zh-CN': '这件事已经评价过了，一件事只评一次。',
    en: 'This matter was rated already; each is rated once.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  level: {
    'zh-CN': '您对这次办理满意吗？请在五项里点一项，也可以不评价。',
    en: 'How satisfied are you? Tap one of the five, or skip.',
  },
});
