/** Giving up the booking of a slip that came back. */
import { type FollowUpView, unlessEnded } from '../../journey/follow-up.ts';
import { WORDS } from './words.ts';

export const FOLLOW_UP: FollowUpView = {
  kind: 'cancellation',
  icon: 'calendar',
  begin: WORDS['cancel.begin'],
  states: {
    offered: { title: WORDS['found.cancel'], text: WORDS['found.cancel.offered'] },
    'offered-again': { title: WORDS['cancel.offered-again'], text: WORDS['found.cancel.offered-again'] },
    'offered-beside': { title: WORDS['found.cancel.beside'], text: WORDS['found.cancel.besideText'] },
    waiting: { title: WORDS['cancel.waiting'], text: WORDS['found.cancel.waiting'] },
    delivered: { title: WORDS['cancel.delivered'], text: WORDS['found.cancel.delivered'] },
    parked: { title: WORDS['cancel.parked'], text: WORDS['found.cancel.parked'] },
  },
  endsTime: 'cancelled',
  now: unlessEnded,
};
