/** Words of the further times that a wish would do with. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.otherTimes': { 'zh-CN': '备选时间', en: 'Other times' },
  'otherTimes.title': { 'zh-CN': '这个时间要是满了呢？', en: 'If that time is full?' },
  'otherTimes.lead': {
    'zh-CN':
      '您想在 {date} {time} 来，还没有定下来。再选一两个也能来的时间，更容易约上；不选就直接按“下一步”。',
    en: 'You wish for {date} {time}, which is not sure yet. One or two other times make it likelier; or just press Next.',
  },
  'otherTimes.leadShort': {
    'zh-CN': '再选一两个也能来的时间，更容易约上。不选也行。',
    en: 'One or two other times make it likelier. You may choose none.',
  },
  'otherTimes.first': { 'zh-CN': '首选', en: 'First choice' },
  'otherTimes.list': { 'zh-CN': '也能来的时间', en: 'Other times that suit' },
  'otherTimes.nth': { 'zh-CN': '备选 {nth}', en: 'Choice {nth}' },
  'otherTimes.enough': {
    'zh-CN': '最多选两个。想换，先点一下选过的那个。',
    en: 'Two at most. To change one, touch it again first.',
  },
  'otherTimes.gone': {
    'zh-CN': '选的时间现在不能约了，请看新的。',
    en: 'That time is not open any more. Please look at the new ones.',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  otherTimes: {
    'zh-CN': '现在还不能确定这个时间有没有位子。再选一两个也能来的时间，更容易约上。不选，直接点下一步。',
    en: 'It is not sure yet that there is a place at that time. Choose one or two other times, or just touch Next.',
  },
});
