/** Words of doing several items in one visit. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'also.begin': { 'zh-CN': '一起办别的事', en: 'Add a service' },
  'also.change': { 'zh-CN': '改一起办的事', en: 'Change services' },
  'also.several': { 'zh-CN': '一次办 {count} 件事', en: '{count} services in one visit' },
  'also.title': { 'zh-CN': '这次来办几件事', en: 'What is done in this visit' },
  'also.lead': {
    'zh-CN': '一件接一件办，时间加在一起；要么都约上，要么都不约。',
    en: 'They are done one after the other. All of them are booked, or none.',
  },
  'also.first': { 'zh-CN': '先办', en: 'First' },
  'also.then': { 'zh-CN': '接着办', en: 'Then' },
  'also.drop': { 'zh-CN': '不办这件', en: 'Leave this out' },
  'also.add': { 'zh-CN': '再加一件', en: 'Add one more' },
  'also.enough': {
    'zh-CN': '这一次最多约 {count} 件事。',
    en: 'No more than {count} services can be booked for this visit.',
  },
  'also.toTime': { 'zh-CN': '去选时间', en: 'Choose a time' },
  'also.zoneTitle': { 'zh-CN': '还要办哪方面的事', en: 'What else is it about?' },
  'also.zoneLead': {
    'zh-CN': '下面是能在同一个地方、同一天一起办的。',
    en: 'These can be done at the same place on the same day.',
  },
  'also.items': { 'zh-CN': '{count} 项', en: '{count} services' },
  'also.itemLead': { 'zh-CN': '选一件。', en: 'Choose one.' },
  'also.bring': { 'zh-CN': '办这件要带的材料', en: 'Papers to bring for it' },
  'also.noPapers': { 'zh-CN': '不用另外带材料。', en: 'No papers of its own are needed.' },
  'also.take': { 'zh-CN': '一起办这件', en: 'Add this one' },
  'also.notTogether': {
    'zh-CN': '这件现在不能一起办了，请选别的，或只办原来的。',
    en: 'It can no longer be done in this visit. Choose another, or go on without.',
  },
  'also.none': { 'zh-CN': '没有别的事能和它一起办。', en: 'Nothing else can be done in the same visit.' },
  'also.noTime': {
    'zh-CN': '这几件事凑不出一段连着的时间，可以少办一件。',
    en: 'There is no time for all of them one after the other. Leave one out.',
  },
  'also.loading': { 'zh-CN': '正在查询…', en: 'Looking it up…' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  also: {
    'zh-CN': '这次来办的事都在这里，可以再加，也可以减。',
    en: 'This is what is done in this visit. Add to it, or leave something out.',
  },
  alsoZone: { 'zh-CN': '请选还要办哪方面的事。', en: 'Choose what else it is about.' },
  alsoItem: { 'zh-CN': '请选要一起办的事项。', en: 'Choose the service to add.' },
  alsoPapers: {
    'zh-CN': '请看办这件事要带的材料，再按“一起办这件”。',
    en: 'See which papers it needs, then press Add this one.',
  },
});
