/** Words of the help dialog, and of the hall's address wherever it stands. */
import { words } from '../i18n/words.ts';

export const HELP_WORDS = words({
  'help.title': { 'zh-CN': '需要帮助吗？', en: 'Need help?' },
  'help.how': {
    'zh-CN':
      '每一步按屏幕提示操作，点下方红色按钮进入下一步，点“返回”可以修改。不方便操作时，请致电或到大厅窗口，由工作人员为您办理。',
    en: 'Follow each step; the red button below goes on, Back lets you change things. Staff at the hall or on the phone will gladly do it for you.',
  },
  'help.phone': { 'zh-CN': '服务电话', en: 'Telephone' },
  'help.hall': { 'zh-CN': '办事大厅', en: 'Service hall' },
  'help.address': { 'zh-CN': '地址', en: 'Address' },
  'help.hours': { 'zh-CN': '工作时间', en: 'Opening hours' },
  'help.kiosk': { 'zh-CN': '终端编号', en: 'Kiosk number' },
  'help.close': { 'zh-CN': '我知道了', en: 'Got it' },
});
