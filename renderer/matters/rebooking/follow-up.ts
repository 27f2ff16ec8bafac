/** Changing the time of a booking whose slip came back. */
import { type FollowUpView, unlessEnded } from '../../journey/follow-up.ts';
import { WORDS } from './words.ts';

export const FOLLOW_UP: FollowUpView = {
  kind: 'rebooking',
  icon: 'calendar',
  begin: WORDS['rebook.begin'],
  states: {
    offered: { title: WORDS['found.rebook'], text: WORDS['found.rebookText'] },
    'offered-again': { title: WORDS['found.rebookAgain'], text: WORDS['found.rebookAgainText'] },
    'offered-beside': { title: WORDS['found.rebookBeside'], text: WORDS['found.rebookBesideText'] },
    waiting: { title: WORDS['rebook.waiting'], text: WORDS['found.rebookWaitingText'] },
    delivered: { title: WORDS['found.rebooked'], text: WORDS['found.rebookedText'] },
    parked: { title: WORDS['rebook.parked'], text: WORDS['found.rebookParkedText'] },
  },
  endsTime: 'moved',
  now: unlessEnded,
};
