/** Words of the panel that says where else to go. */
import { words } from '../i18n/words.ts';

export const ELSEWHERE_WORDS = words({
  'closed.elsewhere': { 'zh-CN': '您可以到这里办理', en: 'You can go here instead' },
  'closed.nearest': { 'zh-CN': '最近的其他终端', en: 'Nearest other kiosks' },
});
