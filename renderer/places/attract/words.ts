/** Words of the attract screen, and of a kiosk out of service. */
import { prompts, words } from '../../i18n/words.ts';

export const WORDS = words({
  'attract.title': { 'zh-CN': '家门口办政务', en: 'Government services, near home' },
  'attract.lead': {
    'zh-CN': '预约、预审，一台机器都能办；没有网络也能办。',
    en: 'Book a visit or have your papers checked first. Works without a network, too.',
  },
  'attract.items': { 'zh-CN': '项', en: 'services' },
  'attract.start': { 'zh-CN': '触摸屏幕开始', en: 'Touch to start' },
  'attract.greeting': { 'zh-CN': '您好，欢迎来办事', en: 'Hello, and welcome' },
  'closed.title': { 'zh-CN': '暂停服务', en: 'Out of service' },
  'closed.lead': {
    'zh-CN': '本机正在维护，请到其他终端或大厅窗口办理，给您带来不便，敬请谅解。',
    en: 'This kiosk is being looked after. Please use another one or the service hall.',
  },
  'hours.title': { 'zh-CN': '现在不开放', en: 'Closed now' },
  'hours.opens': { 'zh-CN': '{day} {time} 开放', en: 'Opens {day} at {time}' },
  'hours.today': { 'zh-CN': '今天', en: 'today' },
  'hours.tomorrow': { 'zh-CN': '明天', en: 'tomorrow' },
  'hours.later': { 'zh-CN': '近期不开放', en: 'It does not open in the next weeks' },
  'hours.lead': {
    'zh-CN': '急事请打 12345，白天晚上都有人接。',
    en: 'If it is urgent, call 12345, day or night.',
  },
  'hours.wake': { 'zh-CN': '触摸屏幕，看还能去哪里办', en: 'Touch the screen to see where else to go' },
  'closed.technician': { 'zh-CN': '维护人员信息', en: 'For the technician' },
  'closed.not-configured': { 'zh-CN': '尚未配置', en: 'not configured' },
  'closed.configuration': { 'zh-CN': '配置有误', en: 'configuration' },
  'closed.storage': { 'zh-CN': '存储异常', en: 'storage' },
  'closed.enrolment': { 'zh-CN': '终端未登记', en: 'not enrolled' },
  'closed.struck-off': { 'zh-CN': '本机已被替换或注销', en: 'replaced or struck off' },
  'closed.catalogue': { 'zh-CN': '事项目录有误', en: 'service catalogue' },
});

/** What is spoken. */
export const PROMPTS = prompts({
  attract: {
    'zh-CN': '欢迎使用浏阳市政务服务自助终端。请触摸屏幕开始。',
    en: 'Welcome. Touch the screen to start.',
  },
  greeting: {
    'zh-CN': '您好，要办事请轻轻点一下屏幕。',
    en: 'Hello. Touch the screen to begin.',
  },
  hours: {
    'zh-CN': '现在不在开放时间，开放时间写在屏幕上。急事请打一二三四五。',
    en: 'This kiosk is closed now. The screen says when it opens. If it is urgent, call 1 2 3 4 5.',
  },
  closed: {
    'zh-CN': '本机暂停服务，请到其他终端或大厅窗口办理。',
    en: 'This kiosk is out of service. Please use another kiosk or the service hall.',
  },
});
