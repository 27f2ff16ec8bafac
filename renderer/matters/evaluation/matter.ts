/** 好差评: a matter is evaluated, right after it or with its slip. Voluntary, once, without a person. */
import type { MatterView } from '../../journey/matter-view.ts';
import { level } from '../../steps/level/step.tsx';
import { reasons } from '../../steps/reasons/step.tsx';
import { thanks } from '../../steps/thanks/step.tsx';
import { FOLLOW_UP } from './follow-up.ts';
import { WORDS } from './words.ts';

export const EVALUATION: MatterView = {
  kind: 'evaluation',
  journey: [level({ kind: 'evaluation' }), reasons, thanks],
  followUp: FOLLOW_UP,
  slip: { lead: WORDS['evaluation.of'], givesTimeUp: false, progress: {} },
};
