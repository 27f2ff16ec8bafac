/** Words of the tools and of the settings. */
import { words } from '../i18n/words.ts';

export const TOOLS_WORDS = words({
  'tools.label': { 'zh-CN': '显示与声音', en: 'Display and sound' },
  'tools.elderSign': { 'zh-CN': '大', en: 'A' },
  'tools.elder': { 'zh-CN': '长辈版', en: 'Large' },
  'tools.elderOff': { 'zh-CN': '标准版', en: 'Standard' },
  'tools.repeat': { 'zh-CN': '重听', en: 'Repeat' },
  'tools.settings': { 'zh-CN': '设置', en: 'Settings' },
  'settings.title': { 'zh-CN': '显示与声音', en: 'Display and sound' },
  'settings.elder': { 'zh-CN': '界面版本', en: 'Version' },
  'settings.standard': { 'zh-CN': '标准版', en: 'Standard' },
  'settings.contrast': { 'zh-CN': '高对比度', en: 'High contrast' },
  'settings.calm': { 'zh-CN': '减少动画', en: 'Less motion' },
  'settings.low': { 'zh-CN': '低位操作', en: 'Low controls' },
  'settings.hand': { 'zh-CN': '惯用手', en: 'Hand' },
  'settings.left': { 'zh-CN': '左手', en: 'Left' },
  'settings.right': { 'zh-CN': '右手', en: 'Right' },
  'settings.voice': { 'zh-CN': '语音提示', en: 'Spoken prompts' },
  'settings.volume': { 'zh-CN': '音量', en: 'Volume' },
  'settings.volume1': { 'zh-CN': '小', en: 'Low' },
  'settings.volume2': { 'zh-CN': '中', en: 'Medium' },
  'settings.volume3': { 'zh-CN': '大', en: 'High' },
  'settings.on': { 'zh-CN': '开', en: 'On' },
  'settings.off': { 'zh-CN': '关', en: 'Off' },
  'settings.reset': { 'zh-CN': '恢复标准', en: 'Reset' },
  'settings.done': { 'zh-CN': '完成', en: 'Done' },
});
