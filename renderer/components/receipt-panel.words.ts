/** Words of the receipt on the screen. */
import { words } from '../i18n/words.ts';

export const RECEIPT_WORDS = words({
  'confirm.time': { 'zh-CN': '预约时间', en: 'Appointment' },
  'receipt.together': { 'zh-CN': '一起办：{names}', en: 'In one visit: {names}' },
  'confirm.otherTimes': { 'zh-CN': '备选时间', en: 'Other times' },
  'confirm.wishedTime': { 'zh-CN': '意向时间', en: 'Wished time' },
  'confirm.heldTime': {
    'zh-CN': '预约时间（保留到 {until}）',
    en: 'Appointment (held until {until})',
  },
  'confirm.leasedTime': { 'zh-CN': '预约时间（已约定）', en: 'Appointment (certain)' },
  'confirm.refusedTime': { 'zh-CN': '没有约上的时间', en: 'Time not given' },
  'cancel.time': { 'zh-CN': '申请取消的时间', en: 'Time to be cancelled' },
  'confirm.movedTime': { 'zh-CN': '改掉的时间', en: 'Earlier time' },
  'rebook.before': { 'zh-CN': '原来的时间 {time}', en: 'Time before: {time}' },
  'rebook.beforeHolds': {
    'zh-CN': '原来的时间 {time}，确认以前仍有效',
    en: 'Until then, the earlier time holds: {time}',
  },
  'rebook.beforeOver': { 'zh-CN': '原来的时间 {time} 已作废', en: 'No longer booked: {time}' },
  'rebook.beforeStays': { 'zh-CN': '原来的时间 {time} 没有变', en: 'Still booked: {time}' },
  'done.receipt': { 'zh-CN': '回执', en: 'Receipt' },
  'done.receiptNo': { 'zh-CN': '回执号', en: 'Receipt number' },
  'done.caseNo': { 'zh-CN': '办件编号', en: 'Case number' },
  'done.arrivedAt': { 'zh-CN': '到达平台', en: 'Arrived' },
  'done.delivered': { 'zh-CN': '已提交到政务平台', en: 'Submitted to the government platform' },
  'done.waiting': { 'zh-CN': '已保存，联网后自动提交', en: 'Saved; submitted once connected' },
  'done.parked': { 'zh-CN': '已保存，工作人员将尽快处理', en: 'Saved; our staff will look after it' },
  'done.closed': { 'zh-CN': '已由工作人员处理', en: 'Our staff looked after it' },
  'done.closedNo': { 'zh-CN': '处理编号', en: 'Number' },
  'done.qr': { 'zh-CN': '回执二维码', en: 'Receipt QR code' },
  'done.qrText': { 'zh-CN': '可拍照留存', en: 'Keep a photo' },
});
