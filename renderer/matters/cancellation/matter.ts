/** 取消预约: the booking of a slip is given up. Its draft begins with the slip, so there is no item to choose. */
import type { MatterView } from '../../journey/matter-view.ts';
import { cancel } from '../../steps/cancel/step.tsx';
import { consent } from '../../steps/consent/step.tsx';
import type { DoneOptions } from '../../steps/done/options.ts';
import { done } from '../../steps/done/step.tsx';
import { identify } from '../../steps/identify/step.tsx';
import { FOLLOW_UP } from './follow-up.ts';
import { PROMPTS, WORDS } from './words.ts';

export const DONE: DoneOptions = {
  title: ({ state }) => WORDS[`cancel.${state}`],
  prompt: PROMPTS.cancelled,
  givesTimeUp: true,
  after: {
    label: WORDS['cancel.rebook'],
    icon: 'calendar',
    start: (item) => (item.services.includes('booking') ? { kind: 'booking', item, draft: null } : null),
  },
};

export const CANCELLATION: MatterView = {
  kind: 'cancellation',
  journey: [consent, identify({ lead: WORDS['card.leadCancel'] }), cancel, done(DONE)],
  followUp: FOLLOW_UP,
  slip: {
    lead: WORDS['cancel.of'],
    givesTimeUp: true,
    progress: { cancelled: WORDS['cancel.delivered'] },
  },
};
