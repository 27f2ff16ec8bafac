/** What a slip says of its time: what it is worth, and whether it holds any more. In each language of the screen. */
import { hallTime, shownMinute } from '../model/clock.ts';
import type { Appointment } from '../model/draft.ts';
import { type GivenUp, KEPT_FOR_ENQUIRIES, type SlipWords } from '../model/papers.ts';
import type { TimeState } from '../model/receipt.ts';
import type { Said } from '../model/rule.ts';
import type { TimeSubject } from './slip-subject.ts';

/** The words above a time, and those below it; null: nothing. */
export type TimeWords = { above: Said; below: Said | null };

const GIVEN_UP: Record<GivenUp['as'], TimeWords> = {
  cancelled: {
    above: { 'zh-CN': '取消的预约时间', en: 'The time that was cancelled' },
    below: {
      'zh-CN': '此预约已取消，请勿按此时间前来。',
      en: 'This booking was cancelled. Do not come at this time.',
    },
  },
  moved: {
    above: { 'zh-CN': '改掉的预约时间', en: 'The time before the change' },
    below: {
      'zh-CN': '此预约已改到别的时间，请按改约回执单上的时间来。',
      en: 'This booking has another time now. Come at the time on the slip of the change.',
    },
  },
};
/** Whoever asked may have been a stranger: until the platform says so, the time holds. */
export const ASKED: Record<GivenUp['as'], Said> = {
  cancelled: {
    'zh-CN': '有人在本机申请取消此预约，尚未生效；平台确认后以短信通知。',
    en: 'Somebody asked here to cancel it. It still holds until a text message says otherwise.',
  },
  moved: {
    'zh-CN': '有人在本机申请改约，尚未生效；平台确认以前，此时间仍有效。',
    en: 'Somebody asked here to change it. This time holds until the platform says otherwise.',
  },
};

/** YYYY-MM-DD HH:MM by the hall's clock, of an ISO 8601 time with any offset. */
export const moment = (iso: string): string => shownMinute(hallTime(Date.parse(iso)));

/** Its time holds no more. */
export function isTimeOver({ givenUp, time }: Pick<TimeSubject, 'givenUp' | 'time'>): boolean {
  return givenUp?.state === 'done' || time === 'cancelled' || time === 'moved' || time === 'refused';
}

/** What the slip is good for; once its time was given up, for enquiries alone. */
export function purposeOf(
  subject: Pick<TimeSubject, 'givenUp' | 'time'> & { words: Pick<SlipWords, 'purpose'> },
): Said {
  return isTimeOver(subject) ? KEPT_FOR_ENQUIRIES : subject.words.purpose;
}

/** Whoever finds a slip in the pocket must see at once what its time is worth, and whether it holds any more. */
export function timeWords(subject: TimeSubject, appointment: Appointment): TimeWords {
  const { receipt, words, givenUp, time } = subject;
  if (words.time === 'changed' && time === 'refused') return changedWords(time, appointment);
  if (words.time === 'given-up') {
    return receipt.delivery.state === 'delivered'
      ? { above: { 'zh-CN': '取消的预约时间', en: 'The time that you gave up' }, below: null }
      : { above: { 'zh-CN': '申请取消的预约时间', en: 'The time that you ask to give up' }, below: null };
  }
  if (givenUp?.state === 'done') return GIVEN_UP[givenUp.as];
  if (time === 'cancelled' || time === 'moved') return GIVEN_UP[time];
  return words.time === 'changed' ? changedWords(time, appointment) : keptWords(time, appointment);
}

/** The time of a booking. */
function keptWords(time: TimeState | null, { firm, heldUntil = '' }: Appointment): TimeWords {
  switch (time) {
    case 'confirmed':
      return {
        above: { 'zh-CN': '预约时间', en: 'Your time' },
        below: { 'zh-CN': '政务平台已确认此预约。', en: 'Confirmed.' },
      };
    case 'held':
      return {
        above: { 'zh-CN': '预约时间（待确认）', en: 'Your time, to be confirmed' },
        below: {
          'zh-CN': `此时间为您保留到 ${moment(heldUntil)}。提交到政务平台后，以短信或电话确认为准。`,
          en: `Kept for you until ${moment(heldUntil)}. A text message or a call confirms it.`,
        },
      };
    case 'leased':
      return {
        above: { 'zh-CN': '预约时间（已约定）', en: 'Your time, agreed' },
        below: {
          'zh-CN': '此时间已经为您留好，请按时前来。联网后自动提交到政务平台。',
          en: 'It is yours: please come. It is sent by itself once the network is back.',
        },
      };
    case 'refused':
      return {
        above: { 'zh-CN': '没有约上的时间', en: 'The time that could not be had' },
        below: {
          'zh-CN': '请勿按此时间前来。请重新预约，或致电大厅。',
          en: 'Do not come at this time. Book again, or call the hall.',
        },
      };
    default:
      return {
        above: { 'zh-CN': '意向时间（尚未确认）', en: 'The time you wish for, not confirmed' },
        below: firm
          ? {
              'zh-CN': '此时间的保留已过期，尚未确认，请等短信或电话通知后再来。',
              en: 'It is kept no longer. Come only after a text message or a call.',
            }
          : {
              'zh-CN': '以上为意向时间，尚未确认，以短信或电话通知为准。',
              en: 'Come only after a text message or a call confirms a time.',
            },
      };
  }
}

/** The time that a booking is changed to, and what the one before is worth meanwhile. */
function changedWords(time: TimeState | null, { heldUntil = '' }: Appointment): TimeWords {
  switch (time) {
    case 'confirmed':
      return {
        above: { 'zh-CN': '改约后的时间', en: 'Your new time' },
        below: {
          'zh-CN': '政务平台已确认改约，原来的时间作废。',
          en: 'Confirmed. The time before is void.',
        },
      };
    case 'held':
      return {
        above: { 'zh-CN': '改约后的时间（待确认）', en: 'Your new time, to be confirmed' },
        below: {
          'zh-CN': `此时间为您保留到 ${moment(heldUntil)}。政务平台确认以前，原来的时间仍有效。`,
          en: `Kept for you until ${moment(heldUntil)}. The time before holds until it is confirmed.`,
        },
      };
    case 'leased':
      return {
        above: { 'zh-CN': '改约后的时间（已约定）', en: 'Your new time, agreed' },
        below: {
          'zh-CN': '此时间已经为您留好。政务平台确认以前，原来的时间也仍有效。',
          en: 'It is yours. The time before holds as well until the platform has the change.',
        },
      };
    case 'refused':
      return {
        above: { 'zh-CN': '没有改成的时间', en: 'The time that could not be had' },
        below: {
          'zh-CN': '请勿按此时间前来。原来的预约没有变。',
          en: 'Do not come at this time. Your booking is as it was.',
        },
      };
    default:
      return {
        above: { 'zh-CN': '想改到的时间（尚未确认）', en: 'The new time you wish for, not confirmed' },
        below: {
          'zh-CN': '政务平台确认以前，原来的时间仍有效，请等短信或电话通知。',
          en: 'The time before holds until a text message or a call says otherwise.',
        },
      };
  }
}
