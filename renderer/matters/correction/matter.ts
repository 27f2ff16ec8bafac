/** 补正: what the reviewer of a case named is mended, and nothing else. */
import type { MatterView } from '../../journey/matter-view.ts';
import { confirm } from '../../steps/confirm/step.tsx';
import { consent } from '../../steps/consent/step.tsx';
import type { DoneOptions } from '../../steps/done/options.ts';
import { done } from '../../steps/done/step.tsx';
import { form } from '../../steps/form/step.tsx';
import { identify } from '../../steps/identify/step.tsx';
import { materials } from '../../steps/materials/step.tsx';
import { mend } from '../../steps/mend/step.tsx';
import { FOLLOW_UP } from './follow-up.ts';
import { PROMPTS, WORDS } from './words.ts';

export const DONE: DoneOptions = {
  title: ({ state }) => WORDS[`correct.${state}`],
  prompt: PROMPTS.corrected,
};

export const CORRECTION: MatterView = {
  kind: 'correction',
  journey: [
    consent,
    // A name and a number that anybody may type open nobody's case.
    identify({ lead: WORDS['card.leadCorrect'], least: 'e-id' }),
    mend,
    form,
    materials,
    confirm({ service: WORDS['correct.service'] }),
    done(DONE),
  ],
  followUp: FOLLOW_UP,
  slip: { lead: WORDS['correct.of'], givesTimeUp: false, progress: {} },
};
