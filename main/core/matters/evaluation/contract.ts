/** Evaluating a matter: what the citizen says of it, until it is confirmed like any other matter. */
import { oc } from '@orpc/contract';
import { EvaluationDraft } from '../../model/draft.ts';
import { Evaluation } from '../../model/evaluation.ts';

export const evaluationContract = {
  /** Replaces what was said before. */
  say: oc.input(Evaluation).output(EvaluationDraft),
};
