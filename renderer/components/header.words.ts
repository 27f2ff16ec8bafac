/** Words of the band on top. */
import { words } from '../i18n/words.ts';

export const HEADER_WORDS = words({
  'app.name': { 'zh-CN': '浏阳市政务服务自助终端', en: 'Liuyang Government Services' },
  'app.city': { 'zh-CN': '湖南 · 浏阳', en: 'Liuyang · Hunan' },
  'status.label': { 'zh-CN': '设备状态', en: 'Equipment' },
  'status.online': { 'zh-CN': '网络正常', en: 'Online' },
  'status.offline': { 'zh-CN': '离线也可办理，联网后自动提交', en: 'Offline: sent later' },
  'status.printerReady': { 'zh-CN': '打印机正常', en: 'Printer ready' },
  'status.printerFault': { 'zh-CN': '暂不能打印，回执可拍照留存', en: 'No printing: photograph it' },
});
