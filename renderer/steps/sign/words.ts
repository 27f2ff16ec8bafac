/** Words of signing on the screen. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.sign': { 'zh-CN': '签字', en: 'Sign' },
  'sign.title': { 'zh-CN': '请签字', en: 'Please sign' },
  'sign.titleSigned': { 'zh-CN': '您已经签过字', en: 'You have signed' },
  'sign.lead': {
    'zh-CN': '看清下面的话，再用手指在框里签上姓名。',
    en: 'Read this, then sign your name in the box with a finger.',
  },
  'sign.leadSigned': {
    'zh-CN': '内容没有变，不用再签，点“下一步”。',
    en: 'Nothing has changed, so you need not sign again. Touch Next.',
  },
  'sign.text': { 'zh-CN': '签字的内容', en: 'What you sign for' },
  'sign.meaning': {
    'zh-CN': '您申请办理这个事项，并保证内容和材料真实。',
    en: 'You apply for this service and say that what you entered and handed in is true. The Chinese text counts:',
  },
  'sign.meaningPromise': {
    'zh-CN': '您申请办理这个事项，保证内容和材料真实，并承诺按时补交材料。',
    en: 'You apply, say that all of it is true, and promise to bring the named papers in time. The Chinese text counts:',
  },
  'sign.date': { 'zh-CN': '日期：{day}', en: 'Date: {day}' },
  'sign.box': { 'zh-CN': '签字框', en: 'Box to sign in' },
  'sign.here': { 'zh-CN': '在这里签姓名', en: 'Sign here' },
  'sign.again': { 'zh-CN': '清除，重签', en: 'Clear, sign again' },
  'sign.atWindow': { 'zh-CN': '不方便？到大厅窗口签', en: 'Sign at the counter instead' },
  'sign.whyTitle': { 'zh-CN': '到大厅窗口签字', en: 'Sign at the counter' },
  'sign.whyLead': {
    'zh-CN': '现在照样提交，办件会写明还没有签字。请选原因，再往下走。',
    en: 'You can hand it in now; it will say that it is still to be signed. Choose why, and go on.',
  },
  'sign.why.hand': { 'zh-CN': '手不方便写字', en: 'My hand makes it hard to write' },
  'sign.why.sight': { 'zh-CN': '看不见屏幕', en: 'I don’t see the screen' },
  'sign.why.screen': { 'zh-CN': '屏幕签不上', en: 'The screen does not take my finger' },
  'sign.why.wish': { 'zh-CN': '想在纸上签', en: 'I would rather sign on paper' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  sign: {
    'zh-CN':
      '请签字。签字表示：您申请办理这个事项，填写的内容和提交的材料真实有效，如有虚假，由您承担责任。请用手指在框里签上姓名。不方便签，可以到大厅窗口签。',
    en: 'Please sign. By signing you apply for this service and say that everything you entered and handed in is true. Sign your name in the box with a finger. If you can’t, sign at the counter instead.',
  },
  signPromise: {
    'zh-CN':
      '请签字。签字表示：您申请办理这个事项，填写的内容和提交的材料真实有效，还承诺在最后一天以前补交没有交的材料，到期没有补交，预审不予通过。请用手指在框里签上姓名。不方便签，可以到大厅窗口签。',
    en: 'Please sign. By signing you apply for this service, say that all of it is true, and promise to bring the papers left out by the last day; after that the application is not passed. Sign your name in the box with a finger. If you can’t, sign at the counter instead.',
  },
  signAtWindow: {
    'zh-CN': '您可以到大厅窗口签字，现在照样提交。请选一个原因，再往下走。',
    en: 'You can sign at the counter and hand it in now. Choose a reason to go on.',
  },
});
