/** Words of an evaluation's end. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.thanks': { 'zh-CN': '完成', en: 'Done' },
  'thanks.title': { 'zh-CN': '谢谢您的评价', en: 'Thank you' },
  'thanks.waiting': {
    'zh-CN': '已保存在本机，联网后自动提交，不用再评一次。',
    en: 'It is saved here and submitted once connected.',
  },
  'thanks.delivered': { 'zh-CN': '已提交到政务平台。', en: 'It was submitted to the platform.' },
  'thanks.parked': { 'zh-CN': '这件事以前评价过，一件事只评一次。', en: 'This matter was rated before.' },
  'thanks.closed': { 'zh-CN': '已由工作人员处理。', en: 'Our staff looked after it.' },
  'thanks.soonOver': {
    'zh-CN': '这一页快要自动返回了。想多留一会儿，按任意键。',
    en: 'This page closes soon. Press any key to stay.',
  },
  'thanks.finishName': { 'zh-CN': '完成', en: 'Finish' },
  'thanks.finish': { 'zh-CN': '完成（{seconds} 秒后返回）', en: 'Finish ({seconds} s)' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  thanks: { 'zh-CN': '谢谢您的评价。', en: 'Thank you for your rating.' },
});
