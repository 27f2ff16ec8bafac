/** Words of the devices' part. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'devices.title': { 'zh-CN': '设备', en: 'Devices' },
  'devices.about': { 'zh-CN': '每台设备的状态、重启', en: 'How each stands; restart' },
  'devices.sign.fault': { 'zh-CN': '{device}故障', en: '{device}: fault' },
  'devices.sign.warning': { 'zh-CN': '{device}需要留意', en: '{device}: needs a look' },
  'devices.sign.camera': { 'zh-CN': '高拍仪故障', en: 'Document camera: fault' },
});
