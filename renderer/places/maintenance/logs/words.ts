/** Words of the log's part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'logs.title': { 'zh-CN': '日志', en: 'Log' },
  'logs.about': { 'zh-CN': '最近的记录，密封导出', en: 'What happened; sealed export' },
  'logs.level': { 'zh-CN': '级别', en: 'Level' },
  'logs.level.info': { 'zh-CN': '全部', en: 'All' },
  'logs.level.warning': { 'zh-CN': '警告以上', en: 'Warnings' },
  'logs.level.error': { 'zh-CN': '错误', en: 'Errors' },
  'logs.source': { 'zh-CN': '程序', en: 'Program' },
  'logs.source.all': { 'zh-CN': '全部', en: 'All' },
  'logs.minutes': { 'zh-CN': '时间', en: 'Since' },
  'logs.minutes.60': { 'zh-CN': '1 小时内', en: '1 hour' },
  'logs.minutes.1440': { 'zh-CN': '1 天内', en: '1 day' },
  'logs.minutes.all': { 'zh-CN': '全部', en: 'All' },
  'logs.export': { 'zh-CN': '密封导出到 U 盘', en: 'Export sealed to a stick' },
  'logs.none': { 'zh-CN': '没有这样的记录。', en: 'No such entries.' },
  'logs.entry.info': { 'zh-CN': '信息', en: 'info' },
  'logs.entry.warning': { 'zh-CN': '警告', en: 'warning' },
  'logs.entry.error': { 'zh-CN': '错误', en: 'error' },
});
