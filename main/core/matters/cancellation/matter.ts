/** A cancellation (取消预约): gives the time of an earlier booking up. Whose booking it is, the platform will say. */

import type { CancellationDraft } from '../../model/draft.ts';
import { KEPT_FOR_ENQUIRIES } from '../../model/papers.ts';
import { changeState } from '../common/change.ts';
import type { Matter } from '../common/matter.ts';

export const cancellation: Matter<CancellationDraft> = {
  kind: 'cancellation',
  beginning: {
    from: 'slip',
    draft: ({ submissionId, itemCode, appointment }) => ({
      kind: 'cancellation',
      itemCode,
      cancels: submissionId,
      appointment,
    }),
    state: changeState,
    endsTime: 'cancelled',
    goesOn: false,
  },
  prefilled: (draft) => draft,
  withoutAnswers: (draft) => draft,
  // The booking's phone number serves.
  missing: ({ applicant }) => (applicant ? [] : [{ field: 'applicant', code: 'required' }]),
  // It asks for no time: the platform knows which one its booking has.
  payload: ({ cancels }) => ({ cancels }),
  open: ({ cancels }) => ({ cancels }),
  caseKey: ({ cancels }) => cancels,
  facts: ({ appointment }) => ({ appointment, originals: [] }),
  slip: {
    title: { 'zh-CN': '取消预约回执单', en: 'Cancellation' },
    time: 'given-up',
    purpose: KEPT_FOR_ENQUIRIES,
    bring: () => false,
  },
  holds: () => false,
  application: () => null,
};
