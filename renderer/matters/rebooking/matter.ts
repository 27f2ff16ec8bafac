/** 改约: the booking of a slip gets another time, and keeps its own until that is sure. */
import type { DeliveryState } from '../../../main/core/model/receipt.ts';
import type { MatterView } from '../../journey/matter-view.ts';
import { confirm } from '../../steps/confirm/step.tsx';
import { consent } from '../../steps/consent/step.tsx';
import type { DoneOptions } from '../../steps/done/options.ts';
import { done } from '../../steps/done/step.tsx';
import { identify } from '../../steps/identify/step.tsx';
import { time } from '../../steps/time/step.tsx';
import { WORDS as CANCELLATION_WORDS } from '../cancellation/words.ts';
import { FOLLOW_UP } from './follow-up.ts';
import { PROMPTS, WORDS } from './words.ts';

function titleOf(delivery: DeliveryState) {
  if (delivery.state !== 'delivered') return WORDS[`rebook.${delivery.state}`];
  return delivery.caseState === 'rejected' ? WORDS['rebook.refused'] : WORDS['rebook.done'];
}

export const DONE: DoneOptions = {
  title: titleOf,
  prompt: PROMPTS.rebooked,
};

export const REBOOKING: MatterView = {
  kind: 'rebooking',
  journey: [
    consent,
    identify({ lead: WORDS['card.leadRebook'] }),
    time,
    confirm({ service: WORDS['rebook.service'], wish: WORDS['rebook.wish'] }),
    done(DONE),
  ],
  followUp: FOLLOW_UP,
  slip: {
    lead: WORDS['rebook.of'],
    givesTimeUp: false,
    progress: {
      confirmed: WORDS['rebook.progress'],
      rejected: WORDS['rebook.progressRefused'],
      cancelled: CANCELLATION_WORDS['cancel.delivered'],
    },
  },
};
