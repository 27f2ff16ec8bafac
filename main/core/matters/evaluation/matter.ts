/** An evaluation (好差评) of an earlier matter: voluntary, once, by whoever holds its slip. Asks for no person. */

import type { EvaluationDraft } from '../../model/draft.ts';
import { KEPT_FOR_ENQUIRIES } from '../../model/papers.ts';
import type { Matter } from '../common/matter.ts';
import { evaluationState } from './state.ts';

export const evaluation: Matter<EvaluationDraft> = {
  kind: 'evaluation',
  beginning: {
    from: 'slip',
    draft: ({ submissionId, itemCode }) => ({
      kind: 'evaluation',
      itemCode,
      evaluates: submissionId,
      evaluation: null,
    }),
    state: evaluationState,
    endsTime: null,
    goesOn: false,
  },
  prefilled: (draft) => draft,
  withoutAnswers: (draft) => draft,
  missing: ({ evaluation: said }) => (said ? [] : [{ field: 'level', code: 'required' }]),
  payload: ({ evaluates, evaluation: said }) => ({ evaluates, ...(said && { evaluation: said }) }),
  open: ({ evaluates }) => ({ evaluates }),
  caseKey: ({ evaluates }) => evaluates,
  facts: () => ({ appointment: null, originals: [] }),
  slip: {
    title: { 'zh-CN': '评价回执单', en: 'Rating' },
    time: 'kept',
    purpose: KEPT_FOR_ENQUIRIES,
    bring: () => false,
  },
  holds: () => false,
  application: () => null,
};
