/** Words of choosing an item. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.choose': { 'zh-CN': '选事项', en: 'Service' },
  'choose.lead': {
    'zh-CN': '可以按专区、部门、对象查找，也可以搜索。',
    en: 'Browse by zone, department or audience, or search.',
  },
  'choose.ask': { 'zh-CN': '您想怎么找？', en: 'How would you like to look for it?' },
  'choose.zoneText': {
    'zh-CN': '人社、公安、不动产等九个专区',
    en: 'Nine zones: social security, police, property …',
  },
  'choose.departmentText': { 'zh-CN': '知道是哪个部门办的', en: 'If you know the department' },
  'choose.audienceText': { 'zh-CN': '分个人的事、企业的事', en: 'For persons or for businesses' },
  'choose.searchText': { 'zh-CN': '用拼音或写字查找', en: 'By pinyin or handwriting' },
  'choose.loading': { 'zh-CN': '正在查找…', en: 'Looking it up…' },
  'choose.pick': { 'zh-CN': '请点选要办理的事项。', en: 'Please choose a service.' },
  'choose.ways': { 'zh-CN': '查找方式', en: 'Ways to find a service' },
  'choose.zone': { 'zh-CN': '按专区', en: 'By zone' },
  'choose.department': { 'zh-CN': '按部门', en: 'By department' },
  'choose.audience': { 'zh-CN': '按对象', en: 'By audience' },
  'choose.search': { 'zh-CN': '搜索', en: 'Search' },
  'choose.items': { 'zh-CN': '{count} 项', en: '{count} services' },
  'choose.searchHint': { 'zh-CN': '输入拼音或首字母，如 sydj', en: 'Pinyin or initials, e.g. sydj' },
  'choose.searchHelp': {
    'zh-CN': '用自己的话说就行，例如“补身份证”；也可以输拼音或首字母，例如“失业登记”输入 sydj。',
    en: 'Say it in your own words, or type the pinyin or the initials of the service, e.g. sydj for 失业登记.',
  },
  'choose.results': { 'zh-CN': '搜索结果', en: 'Results' },
  'choose.found': { 'zh-CN': '找到 {count} 项', en: '{count} found' },
  'choose.show': { 'zh-CN': '看结果（{count} 项）', en: 'See results ({count})' },
  'choose.retype': { 'zh-CN': '再输入', en: 'Type again' },
  'choose.nothing': {
    'zh-CN': '没有找到，请换个说法，或按专区查找。',
    en: 'Nothing found. Try other words, or browse by zone.',
  },
  'choose.didYouMean': { 'zh-CN': '您是想…？', en: 'Did you mean one of these?' },
  'choose.none': { 'zh-CN': '都不是', en: 'None of these' },
  'choose.noneOfThem': {
    'zh-CN': '请换个说法再输入，或按专区查找。',
    en: 'Please try other words, or browse by zone.',
  },
  'choose.useChinese': { 'zh-CN': '输汉字', en: 'Chinese' },
  'choose.useLetters': { 'zh-CN': '用拼音', en: 'Letters' },
  'audience.personText': { 'zh-CN': '居民本人或家庭的事项', en: 'For yourself or your family' },
  'audience.orgText': {
    'zh-CN': '企业、个体工商户和单位的事项',
    en: 'For companies, sole traders and institutions',
  },
});

/** What is spoken. */
export const PROMPTS = prompts({
  choose: { 'zh-CN': '请选择要办的事项。', en: 'Choose your item.' },
  search: {
    'zh-CN': '请输入事项名称的拼音，点选您要办的事项。',
    en: 'Type the pinyin of the item, then touch the one you need.',
  },
});
