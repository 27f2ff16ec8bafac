/** Evaluating the matter of a slip that came back. */
import type { FollowUpView } from '../../journey/follow-up.ts';
import { WORDS } from './words.ts';

const offered = { title: WORDS['evaluation.offered'], text: WORDS['evaluation.offeredText'] };

export const FOLLOW_UP: FollowUpView = {
  kind: 'evaluation',
  icon: 'pen',
  begin: WORDS['evaluation.begin'],
  states: {
    offered,
    'offered-again': offered,
    'offered-beside': offered,
    waiting: { title: WORDS['evaluation.waiting'], text: WORDS['evaluation.waitingText'] },
    delivered: { title: WORDS['evaluation.delivered'], text: WORDS['evaluation.deliveredText'] },
    parked: { title: WORDS['evaluation.delivered'], text: WORDS['evaluation.parkedText'] },
  },
  endsTime: null,
  now: (state) => state,
};
