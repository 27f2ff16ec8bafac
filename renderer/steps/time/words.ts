/** Words of choosing a time. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.time': { 'zh-CN': '选时间', en: 'Time' },
  'time.title': { 'zh-CN': '选择办理时间', en: 'Choose a time' },
  'time.lead': { 'zh-CN': '请先选日期，再选时段。', en: 'Choose the day first, then the time.' },
  'time.leadDay': { 'zh-CN': '先选哪一天来。', en: 'First choose a day.' },
  'time.leadPart': { 'zh-CN': '{date}，上午来还是下午来？', en: '{date}: morning or afternoon?' },
  'time.leadSlot': { 'zh-CN': '{date}{part}，选一个时段。', en: '{date}, {part}: choose a time.' },
  'time.picked': { 'zh-CN': '已选：{date} {time}', en: 'Chosen: {date} {time}' },
  'time.days': { 'zh-CN': '可选日期', en: 'Days' },
  'time.morning': { 'zh-CN': '上午', en: 'Morning' },
  'time.afternoon': { 'zh-CN': '下午', en: 'Afternoon' },
  'time.remaining': { 'zh-CN': '余 {count} 个', en: '{count} left' },
  'time.full': { 'zh-CN': '已约满', en: 'Full' },
  'time.wishable': { 'zh-CN': '可以选', en: 'Available to ask' },
  'time.wish': {
    'zh-CN': '现在是离线状态，您选的是意向时间，能否约上以短信或电话通知为准。',
    en: 'The kiosk is offline: this time is a wish; an SMS or a call will tell you whether it is confirmed.',
  },
  'time.taken': {
    'zh-CN': '刚才那个时段已被约走，请从下面重新选择。',
    en: 'Somebody just took that time. Please choose another.',
  },
  'time.none': {
    'zh-CN': '最近没有可以预约的时间，请改天再来或到大厅咨询。',
    en: 'No times can be booked at present. Please ask at the hall.',
  },
  'time.clock': {
    'zh-CN': '本机的日期不准，暂时不能选时间。请拨打大厅电话预约，或改天再来。',
    en: 'The date of this kiosk is wrong, so no time can be chosen. Please call the hall, or come another day.',
  },
  'time.loading': { 'zh-CN': '正在查询可预约的时间…', en: 'Looking up free times…' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  time: { 'zh-CN': '请选择来大厅办理的日期和时间。', en: 'Choose the day and time of your visit.' },
});
