/** Words of an item's guide. */
import { prompts, words } from '../../i18n/words.ts';
import { NOTICE } from '../consent/notice.words.ts';

export const WORDS = words({
  'error.unknownItem': {
    'zh-CN': '这个事项暂时不能在本机办理，请选择其他事项。',
    en: 'This service is not available here now. Please choose another.',
  },
  'step.guide': { 'zh-CN': '看指南', en: 'Guide' },
  'guide.paperWhere': { 'zh-CN': '到哪里拿：{where}', en: 'Where to get it: {where}' },
  'guide.time': { 'zh-CN': '承诺时限', en: 'Promised time' },
  'guide.statutory': { 'zh-CN': '法定时限', en: 'Legal time limit' },
  'guide.days': { 'zh-CN': '{days} 个工作日', en: '{days} working days' },
  'guide.fee': { 'zh-CN': '收费', en: 'Fee' },
  'guide.apply': { 'zh-CN': '网上办理', en: 'Online' },
  'guide.apply.window': { 'zh-CN': '要到窗口办', en: 'At the counter only' },
  'guide.apply.online': { 'zh-CN': '可在网上申请', en: 'Can be applied for online' },
  'guide.apply.full': { 'zh-CN': '全程网上办', en: 'Done wholly online' },
  'guide.visits': { 'zh-CN': '，跑 {visits} 次', en: ', visits: {visits}' },
  'guide.audience': { 'zh-CN': '服务对象、事项类型', en: 'For, kind of matter' },
  'guide.bring': { 'zh-CN': '需要的材料', en: 'Papers needed' },
  'guide.where': { 'zh-CN': '到哪里办', en: 'Where to go' },
  'guide.windowOnly': {
    'zh-CN': '这个事项要当面核对本人，本机不能核对。请带身份证和材料到窗口办理。',
    en: 'Your face must be checked for this service, which this kiosk cannot do. Please bring your ID card and papers to the counter.',
  },
  'guide.walkIn': { 'zh-CN': '无需预约，直接去', en: 'No booking needed: just go' },
  'guide.walkInBook': {
    'zh-CN': '开门的时间都能去，到了取号。想先约好时间，也可以点右下方预约。',
    en: 'Go whenever it is open and take a number. You may also book a time with the button below.',
  },
  'guide.walkInOnly': {
    'zh-CN': '开门的时间都能去，到了取号，不用在本机办。',
    en: 'Go whenever it is open and take a number. Nothing needs to be done here.',
  },
  'guide.bookAnyway': { 'zh-CN': '同意，先预约', en: 'I agree, book a time' },
  'guide.workday': { 'zh-CN': '工作日', en: 'Working days' },
  'guide.saturday': { 'zh-CN': '周六', en: 'Saturday' },
  'guide.sunday': { 'zh-CN': '周日', en: 'Sunday' },
  'guide.bookInstead': { 'zh-CN': '预约到窗口办理', en: 'Book a visit instead' },
  'guide.begin': { 'zh-CN': '同意，开始办理', en: 'I agree, begin' },
  'guide.goOn': { 'zh-CN': '继续办理', en: 'Go on' },
  'guide.more': { 'zh-CN': '时限、收费、地点等详细说明', en: 'Time limits, fee and place in full' },
  'guide.moreLead': { 'zh-CN': '这个事项的全部说明。', en: 'All about this service.' },
  'guide.moreRead': { 'zh-CN': '看完了', en: 'I have read it' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  guideWalkIn: {
    'zh-CN': '这个事项不用预约，开门的时间直接去就行。地点和时间请看屏幕。',
    en: 'No booking is needed for this. Just go when it is open; the screen says where.',
  },
  guide: {
    'zh-CN': '请看清需要带的材料。能做什么，请看屏幕下方。',
    en: 'Check the papers that you need. What you may do stands at the bottom.',
  },
  guideConsent: {
    'zh-CN': `请看清需要带的材料。${NOTICE['consent.spoken']['zh-CN']}同意，请点右下方开始办理。`,
    en: `Check the papers that you need. ${NOTICE['consent.spoken'].en} To agree and begin, touch the button at the bottom right.`,
  },
  guideWalkInConsent: {
    'zh-CN': `这个事项不用预约，开门的时间直接去就行，地点和时间请看屏幕。想先约好时间，也可以：${NOTICE['consent.spoken']['zh-CN']}同意，请点右下方预约。`,
    en: `No booking is needed for this: just go when it is open; the screen says where. You may also book a time. ${NOTICE['consent.spoken'].en} To agree and book, touch the button at the bottom right.`,
  },
});
