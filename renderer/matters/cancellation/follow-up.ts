/** Giving up the booking of a slip that came back. */
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import { type FollowUpState, isOffered } from '../../../main/core/model/receipt.ts';
import type { FollowUpView } from '../../journey/follow-up.ts';
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
  givesTimeUp: true,
  now: cancelNow,
};

/** The platform may know of an end of the booking that this kiosk does not; until it was asked, nothing is offered. */
function cancelNow(state: FollowUpState, progress: ProgressAnswer | null): FollowUpState {
  if (!isOffered(state)) return state;
  if (progress?.outcome !== 'steps') return progress ? state : 'not-offered';
  const now = progress.steps.at(-1)?.state;
  return now === 'confirmed' || now === 'unconfirmed' ? state : 'not-offered';
}
