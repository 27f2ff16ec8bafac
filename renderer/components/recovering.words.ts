/** Words of the band shown while the core is away. */
import { words } from '../i18n/words.ts';

export const RECOVERING_WORDS = words({
  'link.starting': { 'zh-CN': '正在启动，请稍候…', en: 'Starting, one moment…' },
  'link.startingText': { 'zh-CN': '设备正在准备，马上就好。', en: 'The kiosk is getting ready.' },
  'link.recovering': { 'zh-CN': '正在恢复，请稍候…', en: 'Recovering, one moment…' },
  'link.tooLong': {
    'zh-CN': '一直没有恢复？请拨 {hotline}，或到大厅窗口办理。',
    en: 'Still waiting? Call {hotline}, or go to the service hall.',
  },
  'link.recoveringText': {
    'zh-CN': '您已填写的内容都还在，不会丢失。',
    en: 'Everything you entered is still here.',
  },
});
