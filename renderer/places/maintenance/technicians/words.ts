/** Words of the technicians' badges. */
import { words } from '../../../i18n/words.ts';

export const WORDS = words({
  'technicians.title': { 'zh-CN': '维护工牌', en: 'Technicians’ badges' },
  'technicians.about': { 'zh-CN': '谁的工牌能打开维护界面', en: 'Whose badge opens this screen' },
  'technicians.lead': {
    'zh-CN': '扫工牌代替输密码，审计里记下是谁。工牌丢了或人离岗，马上停用。密码一直可用。',
    en: 'A badge at the scanner stands in for the PIN, and the trail says whose. Strike off a lost one at once. The PIN goes on working.',
  },
  'technicians.none': { 'zh-CN': '还没有登记工牌。', en: 'No badge is enrolled.' },
  'technicians.number': { 'zh-CN': '工号', en: 'Staff number' },
  'technicians.since': { 'zh-CN': '{at} 登记', en: 'enrolled {at}' },
  'technicians.add': { 'zh-CN': '登记工牌', en: 'Enrol a badge' },
  'technicians.strikeOff': { 'zh-CN': '停用', en: 'Strike off' },
  'technicians.sure': { 'zh-CN': '再点一次：停用', en: 'Tap again: strike off' },
  'technicians.struckOff': { 'zh-CN': '已停用。', en: 'Struck off.' },
  'technicians.typeNumber': {
    'zh-CN': '输入工号（3 至 12 位数字）。',
    en: 'Type the staff number, 3 to 12 digits.',
  },
  'technicians.scan': { 'zh-CN': '下一步：扫工牌', en: 'Next: scan the badge' },
  'technicians.opening': {
    'zh-CN': '正在等扫码器…… 一直不动，请看“设备”里的扫码器。',
    en: 'Waiting for the scanner … If nothing happens, see it under Devices.',
  },
  'technicians.hold': { 'zh-CN': '请扫工牌', en: 'Hold the badge to the scanner' },
  'technicians.holdLead': {
    'zh-CN': '工号 {number}。把工牌上的二维码对准扫码口。',
    en: 'Staff number {number}. Hold the QR code of the badge to the scanner.',
  },
  'technicians.enrolled': {
    'zh-CN': '工号 {number} 的工牌已登记。',
    en: 'The badge of {number} is enrolled.',
  },
  'technicians.badge-known': {
    'zh-CN': '这张工牌已登记在别的工号下。',
    en: 'This badge is enrolled under another number.',
  },
  'technicians.too-many': {
    'zh-CN': '登记的工牌太多，先停用不用的。',
    en: 'Too many badges: strike some off first.',
  },
  'technicians.not-a-badge': { 'zh-CN': '这不是维护工牌，请换一个。', en: 'This is no technician’s badge.' },
});
