/** Mending a case whose slip came back, of this kiosk or another, until its last day. */
import { daysUntil } from '../../../main/core/model/hall/days.ts';
import { shortDate } from '../../components/long-date.ts';
import type { FollowUpView } from '../../journey/follow-up.ts';
import { WORDS } from './words.ts';

/** From when on it is said that only so many days are left. */
const SOON_DAYS = 3;

const NOT_ACCEPTED = {
  title: WORDS['found.refused'],
  text: WORDS['found.refusedText'],
  begin: WORDS['found.refusedBegin'],
};

export const FOLLOW_UP: FollowUpView = {
  kind: 'correction',
  icon: 'pen',
  begin: WORDS['correct.begin'],
  states: {
    offered: { title: WORDS['found.correct'], text: WORDS['found.correctText'] },
    'offered-again': { title: WORDS['found.correct'], text: WORDS['found.correctAgainText'] },
    'offered-beside': { title: WORDS['found.correct'], text: WORDS['found.correctText'] },
    waiting: { title: WORDS['correct.waiting'], text: WORDS['found.correctWaitingText'] },
    delivered: { title: WORDS['correct.delivered'], text: WORDS['found.correctedText'] },
    parked: { title: WORDS['correct.parked'], text: WORDS['found.correctParkedText'] },
  },
  endsTime: null,
  elsewhere: true,
  isUrgent: true,
  // Only the platform knows whether something is to be mended.
  now: (state, progress) => {
    if (state === 'waiting') return state;
    const now = progress?.outcome === 'steps' ? progress.review?.state : undefined;
    return now === 'supplement' || now === 'rejected' ? state : 'not-offered';
  },
  // Of one that was not accepted nothing is mended: the reviewer's words are told.
  instead: (progress) =>
    progress?.outcome === 'steps' && progress.review?.state === 'rejected' ? NOT_ACCEPTED : null,
  blanks: (progress, { language, today, fill }) => {
    const until = progress?.outcome === 'steps' ? progress.review?.until : undefined;
    if (until === undefined) return { day: '', left: '' };
    const days = today === null ? null : daysUntil(today, until);
    return { day: shortDate(language, until), left: days === null ? '' : left(days, fill) };
  },
};

function left(days: number, fill: Parameters<NonNullable<FollowUpView['blanks']>>[1]['fill']): string {
  if (days <= 0) return fill(WORDS['found.correctToday']);
  return fill(WORDS[days <= SOON_DAYS ? 'found.correctSoon' : 'found.correctLeft'], { days });
}
