/** Words of choosing a time. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'step.time': { 'zh-CN': '选时间', en: 'Time' },
  'time.title': { 'zh-CN': '选择办理时间', en: 'Choose a time' },
  'time.lead': { 'zh-CN': '请先选日期，再选时段。', en: 'Choose the day first, then the time.' },
  'time.earliest': {
    'zh-CN': '最早可以约：{date} {time}。合适就按“下一步”，不合适请在下面改。',
    en: 'First free time: {date} {time}. Press Next to take it, or choose another below.',
  },
  'time.leadOffer': {
    'zh-CN': '最早可以这个时间来，行吗？',
    en: 'This is the first free time. Does it suit you?',
  },
  'time.leadPicked': { 'zh-CN': '您选的是这个时间，行吗？', en: 'You chose this time. Does it suit you?' },
  'time.leadPlace': { 'zh-CN': '想到哪里办？', en: 'Where would you like to go?' },
  'time.placeTitle': { 'zh-CN': '选择办理地点', en: 'Choose a place' },
  'time.take': { 'zh-CN': '就这个时间来', en: 'Take this time' },
  'time.takeDraw': { 'zh-CN': '登记这个时间', en: 'Ask for this time' },
  'time.otherTime': { 'zh-CN': '换一个时间', en: 'Another time' },
  'time.otherPlace': { 'zh-CN': '换一个地点', en: 'Another place' },
  'time.places': { 'zh-CN': '其他办理地点', en: 'Other places' },
  'time.earliestAt': { 'zh-CN': '最早：{date} {time}', en: 'First free: {date} {time}' },
  'time.fullHere': {
    'zh-CN': '{place}最近都约满了。下面这些地方也能办，选一处：',
    en: '{place} is fully booked at present. It can also be done here; choose a place:',
  },
  'time.visit': { 'zh-CN': '办一次大约 {minutes} 分钟', en: 'A visit takes about {minutes} minutes' },
  'time.freeDay': { 'zh-CN': '可约', en: 'Free' },
  'time.fewDay': { 'zh-CN': '快满', en: 'Few' },
  'time.fullDay': { 'zh-CN': '约满', en: 'Full' },
  'time.ownDay': { 'zh-CN': '已有约', en: 'Booked' },
  'time.ownDayLong': { 'zh-CN': '这个专区这天已经有预约了', en: 'Booked in this zone already' },
  'time.ownDays': {
    'zh-CN': '{dates}在这个专区已经有预约了，一天约一次，请选别的日子。',
    en: 'On {dates} there is a booking in this zone already; it is one a day. Please take another day.',
  },
  'time.closedDay': { 'zh-CN': '休息', en: 'Closed' },
  'time.today': { 'zh-CN': '今天', en: 'Today' },
  'time.madeUp': { 'zh-CN': '班', en: 'Work' },
  'time.madeUpLong': { 'zh-CN': '调休上班', en: 'A working day this week' },
  'time.later': {
    'zh-CN': '没有写字的日子还没有开放预约。',
    en: 'Days without a word are not open for booking yet.',
  },
  'time.before': {
    'zh-CN': '现在约的是{date} {time}。新时间定下来以前，这个时间给您留着。',
    en: 'You are booked for {date} {time}. It is kept for you until the new time is sure.',
  },
  'time.unknownYear': {
    'zh-CN': '本机还不知道{year}年的放假安排。这一年的时间先登记为意向，能否约上以短信或电话通知为准。',
    en: 'The public holidays of {year} are not known here yet. A time in that year is a wish; an SMS or a call will tell you whether it is confirmed.',
  },
  'time.unknownYearOffline': {
    'zh-CN':
      '现在是离线状态，本机也还不知道{year}年的放假安排。您选的是意向时间，能否约上以短信或电话通知为准。',
    en: 'The kiosk is offline, and the public holidays of {year} are not known here yet. This time is a wish; an SMS or a call will tell you whether it is confirmed.',
  },
  'time.closedWhy': { 'zh-CN': '{days}休息：{why}。', en: 'Closed {days}: {why}.' },
  'time.closedThen': {
    'zh-CN': '{days}休息。',
    en: 'Also closed: {days}.',
  },
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
  'time.sure': { 'zh-CN': '当场约定', en: 'Certain now' },
  'time.sureAlone': {
    'zh-CN': '现在是离线状态，但这个时间现在就能约定，不用等通知。',
    en: 'The kiosk is offline, but this time is yours at once; you need not wait for a call.',
  },
  'time.earliestSure': {
    'zh-CN': '现在就能约定：{date} {time}。合适就按“下一步”，不合适请在下面改。',
    en: 'Certain now: {date} {time}. Press Next to take it, or choose another below.',
  },
  'time.wishSome': {
    'zh-CN':
      '现在是离线状态。写着“当场约定”的时间，现在就能约定；其他的是意向时间，能否约上以短信或电话通知为准。',
    en: 'The kiosk is offline. Times marked “Certain now” are yours at once; any other is a wish, and an SMS or a call will tell you whether it is confirmed.',
  },
  'time.wish': {
    'zh-CN': '现在是离线状态，您选的是意向时间，能否约上以短信或电话通知为准。',
    en: 'The kiosk is offline: this time is a wish; an SMS or a call will tell you whether it is confirmed.',
  },
  'time.wishOnly': {
    'zh-CN': '您选的是意向时间，能否约上以短信或电话通知为准。',
    en: 'This time is a wish; an SMS or a call will tell you whether it is confirmed.',
  },
  'time.taken': {
    'zh-CN': '刚才那个时段已被约走，已为您换成最早的空时段；不合适请在下面改。',
    en: 'Somebody just took that time. The first free one is chosen now; change it below if it does not suit you.',
  },
  'time.takenAll': {
    'zh-CN': '刚才那个时段已被约走，这里没有空时段了。',
    en: 'Somebody just took that time, and there is none left here.',
  },
  'time.none': {
    'zh-CN': '最近没有可以预约的时间，请改天再来或到大厅咨询。',
    en: 'No times can be booked at present. Please ask at the hall.',
  },
  'time.clock': {
    'zh-CN': '本机的日期不准，暂时不能选时间。请拨打大厅电话预约，或改天再来。',
    en: 'The date of this kiosk is wrong, so no time can be chosen. Please call the hall, or come another day.',
  },
  'time.earliestDraw': {
    'zh-CN': '最早可以登记：{date} {time}。合适就按“下一步”，不合适请在下面改。',
    en: 'First time to ask for: {date} {time}. Press Next to ask for it, or choose another below.',
  },
  'time.leadDraw': {
    'zh-CN': '最早可以登记这个时间，行吗？',
    en: 'This is the first time you can ask for. Does it suit you?',
  },
  'time.draw': {
    'zh-CN': '{date}的号今天 {time} 抽签，先登记后登记都一样。抽到没有，以短信通知为准。',
    en: 'The places of {date} are drawn at {time} today; it does not matter who asks first. An SMS will tell you.',
  },
  'time.next': {
    'zh-CN': '没有写字的日子还没有开放预约；{date}的号 {time} 放出。',
    en: 'Days without a word are not open for booking yet; {date} opens at {time}.',
  },
  'time.limitTitle': { 'zh-CN': '现在不能再约', en: 'No further booking now' },
  'time.declareTitle': {
    'zh-CN': '有下面的情况，仍然可以预约。请带好证明，到窗口查验：',
    en: 'You can still book in one of these cases. Bring a proof; the counter will check it:',
  },
  'time.declare.illness': { 'zh-CN': '生病，急着办', en: 'I am ill' },
  'time.declare.disability': { 'zh-CN': '残疾人', en: 'I have a disability' },
  'time.declare.service': { 'zh-CN': '现役军人', en: 'I am in active military service' },
  'time.loading': { 'zh-CN': '正在查询可预约的时间…', en: 'Looking up free times…' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  timeLimit: {
    'zh-CN': '按预约规则，现在不能再约。请看屏幕上的说明。',
    en: 'The booking rules allow no further booking now. Please read the screen.',
  },
  time: { 'zh-CN': '请选择来大厅办理的日期和时间。', en: 'Choose the day and time of your visit.' },
});
