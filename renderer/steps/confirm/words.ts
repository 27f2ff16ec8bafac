/** Words of the last look before a matter is filed. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'confirm.firstItem': { 'zh-CN': '先办', en: 'First' },
  'confirm.thenItem': { 'zh-CN': '接着办', en: 'Then' },
  'confirm.place': { 'zh-CN': '办理地点', en: 'Place' },
  'confirm.heldUntil': { 'zh-CN': '（为您保留到 {until}）', en: ' (held until {until})' },
  'confirm.timeBefore': { 'zh-CN': '原来的时间', en: 'Time before' },
  'confirm.newTime': { 'zh-CN': '改到', en: 'New time' },
  'step.confirm': { 'zh-CN': '确认', en: 'Confirm' },
  'confirm.title': { 'zh-CN': '请核对后提交', en: 'Please check and submit' },
  'confirm.lead': {
    'zh-CN': '哪一行不对，点它后面的“修改”，改好就回到这里。',
    en: 'Touch Change beside what is wrong; you come back here.',
  },
  'confirm.saving': { 'zh-CN': '正在保存，请不要离开…', en: 'Saving, please stay…' },
  'confirm.savingShort': { 'zh-CN': '正在保存…', en: 'Saving…' },
  'confirm.submit': { 'zh-CN': '确认提交', en: 'Submit' },
  'doubled.title': { 'zh-CN': '这件事今天已经交过了', en: 'This was handed in today already' },
  'doubled.text': {
    'zh-CN': '{time} 交的，回执号 {number}，正在办。一样的不用再交；确实还要办一件，可以再交一份。',
    en: 'At {time}, receipt {number}; it is under way. The same need not be handed in again. If you need another one, hand it in as well.',
  },
  'doubled.noMore': { 'zh-CN': '不用再交，结束', en: 'No need; finish' },
  'doubled.look': { 'zh-CN': '先不交，再看看', en: 'Look again first' },
  'doubled.again': { 'zh-CN': '再交一份', en: 'Hand in another' },
  'confirm.matter': { 'zh-CN': '办理事项', en: 'Matter' },
  'confirm.whom': { 'zh-CN': '给谁办', en: 'For whom' },
  'confirm.oneself': { 'zh-CN': '自己', en: 'Myself' },
  'confirm.agent': { 'zh-CN': '代办人（您）', en: 'Who acts for them (you)' },
  'confirm.person': { 'zh-CN': '申请人', en: 'Applicant' },
  'confirm.answers': { 'zh-CN': '申请信息', en: 'Application' },
  'confirm.papers': { 'zh-CN': '材料', en: 'Papers' },
  'confirm.result': { 'zh-CN': '结果怎么给您', en: 'How the result comes' },
  'confirm.signature': { 'zh-CN': '签字', en: 'Signature' },
  'confirm.signed': { 'zh-CN': '已签字，{day}', en: 'Signed, {day}' },
  'confirm.unsigned': { 'zh-CN': '还没有签，到大厅窗口签', en: 'To be signed at the counter' },
  'confirm.later': { 'zh-CN': '以后补交，最后一天 {day}', en: 'Comes later, by {day}' },
  'confirm.service': { 'zh-CN': '服务', en: 'Service' },
  'confirm.item': { 'zh-CN': '事项', en: 'Item' },
  'confirm.readHere': { 'zh-CN': '已在本机读取', en: 'Read at this kiosk' },
  'confirm.pages': { 'zh-CN': '已拍 {count} 页', en: '{count} pages photographed' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  confirm: {
    'zh-CN': '请核对一遍。没有错误，点确认提交。',
    en: 'Check everything once more. If it is right, touch Confirm.',
  },
});
