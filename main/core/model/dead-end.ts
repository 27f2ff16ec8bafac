/** Where what a citizen came for can't go on here (办不成), and what the note (反映单) says of it. Names no person. */
import { z } from 'zod';

/** The government's one telephone number in every city, day and night (国办发〔2020〕53号). */
export const HOTLINE = '12345';

/** Each in a sentence that the citizen, the window's staff and the hotline understand alike. */
export const DEAD_ENDS = {
  'call-failed': {
    'zh-CN': '刚才的操作没有完成。',
    en: 'What was asked for did not go through.',
  },
  'cannot-save': {
    'zh-CN': '本机暂时不能保存办件，没有提交。',
    en: 'The kiosk cannot save applications now. Nothing was submitted.',
  },
  limited: {
    'zh-CN': '本机允许办理的次数已到上限。',
    en: 'This kiosk has done as much as it may for now.',
  },
  'booking-limit': {
    'zh-CN': '按预约规则，现在不能再约。',
    en: 'The booking rules allow no further booking now.',
  },
  'item-unavailable': {
    'zh-CN': '这个事项暂时不能在本机办理。',
    en: 'This service is not available here now.',
  },
  'window-only': {
    'zh-CN': '这个事项要当面核对本人，本机不能核对，只能到窗口办理。',
    en: 'Your face must be checked for this service. This kiosk cannot do that; the counter can.',
  },
  'in-person': {
    'zh-CN': '这个事项要本人亲自办，本机不能代办。',
    en: 'This service is done in person; nobody can do it for another at this kiosk.',
  },
  'identity-level': {
    'zh-CN': '这个事项需要进一步核对身份，还没有核对。',
    en: 'This service needs a better proof of who you are.',
  },
  'not-found': {
    'zh-CN': '没有找到要办的事项。',
    en: 'The service looked for was not found.',
  },
  'done-elsewhere': {
    'zh-CN': '要办的事不在本机办理。',
    en: 'What was looked for is not done at this kiosk.',
  },
  'no-consent': {
    'zh-CN': '不同意本机使用个人信息，改用其他方式办理。',
    en: 'No consent to the use of personal data here; it is done another way.',
  },
  'reader-away': {
    'zh-CN': '读卡器暂时不能使用，没有读到证件。',
    en: 'The card reader is not available; no card was read.',
  },
  'card-expired': {
    'zh-CN': '证件已过有效期，本机不能使用。',
    en: 'The card has expired and cannot be used here.',
  },
  'card-not-an-id-card': {
    'zh-CN': '放上的不是身份证，没有核对身份。',
    en: 'The card was not an ID card; nobody was identified.',
  },
  'card-inconsistent': {
    'zh-CN': '证件信息前后不一致，需要窗口核验。',
    en: 'The data on the card do not agree; the counter must check it.',
  },
  'card-verification-failed': {
    'zh-CN': '证件没有通过核验。',
    en: 'The card could not be verified.',
  },
  'code-refused': {
    'zh-CN': '电子身份证的二维码没有通过核对。',
    en: 'The electronic ID could not be checked.',
  },
  'identity-refused': {
    'zh-CN': '输入的姓名或证件号码没有被接受。',
    en: 'The name or document number typed was not accepted.',
  },
  'answer-refused': {
    'zh-CN': '填写的内容没有被接受。',
    en: 'What was entered was not accepted.',
  },
  'no-times': {
    'zh-CN': '没有可以预约的时间。',
    en: 'There is no time left to book.',
  },
  'time-taken': {
    'zh-CN': '选的时段刚被别人约走。',
    en: 'Somebody else just took the time chosen.',
  },
  'clock-wrong': {
    'zh-CN': '本机的日期不准，暂时不能选时间。',
    en: 'The date of this kiosk is wrong, so no time can be chosen.',
  },
  'not-signed': {
    'zh-CN': '签字没有写上。',
    en: 'There is no signature in the box yet.',
  },
  'no-promise': {
    'zh-CN': '本机定不了补交材料的最后一天，没有承诺。',
    en: 'The kiosk can’t name a day for papers that come later.',
  },
  'camera-away': {
    'zh-CN': '拍摄镜头暂时不能使用，材料没有拍。',
    en: 'The camera is not available; no paper was photographed.',
  },
  'slip-unknown': {
    'zh-CN': '这张回执单在本机查不到。',
    en: 'This slip is not known to this kiosk.',
  },
  'not-taken-up': {
    'zh-CN': '存起来的办件在本机不能接着办。',
    en: 'What was kept for later can’t go on here.',
  },
  'bookings-not-found': {
    'zh-CN': '没有查到本人要来的预约。',
    en: 'No booking of this person to come was found.',
  },
  'bookings-unreachable': {
    'zh-CN': '现在查不到本人的预约。',
    en: 'One’s own bookings cannot be looked up now.',
  },
  'mending-not-told': {
    'zh-CN': '要补正的内容在本机看不到。',
    en: 'What is to be mended cannot be seen here.',
  },
  'not-accepted': {
    'zh-CN': '被告知不予受理，想问为什么、怎么办。',
    en: 'The application was not accepted. Why, and what can be done?',
  },
  'run-out': {
    'zh-CN': '补正期限已过，办件失效。',
    en: 'The time to mend the application has run out.',
  },
  'code-not-printed': {
    'zh-CN': '续办单没有打印出来，续办码没有打在纸上。',
    en: 'The sheet with the code to go on later was not printed.',
  },
  'notice-not-printed': {
    'zh-CN': '一次性告知单没有打印出来。',
    en: 'The notice of what is to be mended was not printed.',
  },
  'not-checked-in': {
    'zh-CN': '现在不能在本机签到取号。',
    en: 'This booking cannot be checked in here now.',
  },
  'ticket-not-printed': {
    'zh-CN': '号已经取好，排队号单没有打印出来。',
    en: 'There is a queue number; its ticket was not printed.',
  },
  'not-paid': {
    'zh-CN': '要缴的费现在不能在本机缴。',
    en: 'What is to be paid cannot be paid here now.',
  },
  'payment-not-printed': {
    'zh-CN': '费已缴，缴款凭条没有打印出来。',
    en: 'The fee is paid; its slip was not printed.',
  },
  'slip-not-printed': {
    'zh-CN': '办件已保存，回执单没有打印出来。',
    en: 'The application is saved; its slip was not printed.',
  },
  'application-not-printed': {
    'zh-CN': '办件已保存，申请表没有打印出来。',
    en: 'The application is saved; its form was not printed.',
  },
  'promise-not-printed': {
    'zh-CN': '办件已保存，补交承诺书没有打印出来。',
    en: 'The application is saved; the promise to bring papers was not printed.',
  },
  'already-rated': {
    'zh-CN': '这件事已经评价过，不能再评。',
    en: 'This matter was rated already.',
  },
  'closed-hours': {
    'zh-CN': '现在不在本机的开放时间。',
    en: 'This kiosk is not open at this hour.',
  },
  'out-of-service': {
    'zh-CN': '本机暂停服务。',
    en: 'This kiosk is out of service.',
  },
} as const satisfies Record<string, Readonly<Record<'zh-CN' | 'en', string>>>;

export type DeadEnd = keyof typeof DEAD_ENDS;

export const DeadEnd = z.enum(Object.keys(DEAD_ENDS) as [DeadEnd, ...DeadEnd[]]);
