/** Words of how the result comes. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.result': { 'zh-CN': '取结果', en: 'Result' },
  'result.title': { 'zh-CN': '办好了，结果怎么给您？', en: 'How shall the result come to you?' },
  'result.lead': { 'zh-CN': '结果是：{name}。点一种。', en: 'The result: {name}. Choose one.' },
  'result.postText': { 'zh-CN': '{postage}。下一页填地址', en: 'Postage: {postage}. The address comes next' },
  'result.collectText': { 'zh-CN': '{where}。{hours}。带{bring}', en: '{where}. {hours}. Bring: {bring}' },
  'result.licenceText': {
    'zh-CN': '不用取，手机上随时能看，和纸的一样有效',
    en: 'Nothing to fetch: on your phone, as good as paper',
  },
  'result.postTitle': { 'zh-CN': '寄到哪里？', en: 'Where shall it be sent?' },
  'result.resultRecipient': { 'zh-CN': '收件人', en: 'Recipient' },
  'result.resultPhone': { 'zh-CN': '收件电话', en: 'Phone of the recipient' },
  'result.resultAddress': { 'zh-CN': '收件地址', en: 'Address' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  result: {
    'zh-CN': '这件事不用跑窗口。办好以后，结果怎么给您？可以邮寄，可以自己去取。请点一种。',
    en: 'No visit is needed. How shall the result come to you: by post, or do you fetch it? Choose one.',
  },
});
