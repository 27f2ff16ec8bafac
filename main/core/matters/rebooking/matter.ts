/**
 * A rebooking (改约): moves a booking to another time. The old time is kept until the platform gave the new one. Whose booking it is,
 * the platform will say.
 */

import type { RebookingDraft } from '../../model/draft.ts';
import { SHOWN_AT_WINDOW } from '../../model/papers.ts';
import { leasesOf } from '../../model/visit.ts';
import { changeState } from '../common/change.ts';
import type { Matter } from '../common/matter.ts';
import { isSameTime } from '../common/same-time.ts';

export const rebooking: Matter<RebookingDraft> = {
  kind: 'rebooking',
  beginning: {
    from: 'slip',
    draft: ({ submissionId, itemCode, appointment }) => ({
      kind: 'rebooking',
      itemCode,
      rebooks: submissionId,
      before: appointment,
      appointment: null,
    }),
    state: changeState,
    endsTime: 'moved',
    goesOn: true,
  },
  prefilled: (draft) => draft,
  withoutAnswers: (draft) => draft,
  // The booking's phone number serves.
  missing: ({ applicant, appointment, before }) => [
    ...(applicant ? [] : [{ field: 'applicant', code: 'required' as const }]),
    ...(appointment && !isSameTime(appointment, before)
      ? []
      : [{ field: 'appointment', code: 'required' as const }]),
  ],
  payload: ({ rebooks, appointment }) => ({ rebooks, appointment }),
  open: ({ rebooks, appointment }) => ({ rebooks, ...(appointment && { appointment }) }),
  caseKey: ({ rebooks }) => rebooks,
  facts: ({ appointment, before }) => ({ appointment, ...(before && { before }), originals: [] }),
  slip: {
    title: { 'zh-CN': '改约回执单', en: 'Change of time' },
    time: 'changed',
    purpose: SHOWN_AT_WINDOW,
    bring: ({ required }) => required,
  },
  leases: ({ appointment }) => leasesOf(appointment),
  holds: ({ appointment }) => appointment?.firm === true,
  application: () => null,
};
