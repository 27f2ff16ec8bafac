/** A booking (预约): a time at the hall for one item. */
import type { BookingDraft } from '../../model/draft.ts';
import { neededBeforeWindow } from '../../model/identity-level.ts';
import { missingPerson } from '../../model/person.ts';
import { type Matter, versionOf } from '../common/matter.ts';

export const booking: Matter<BookingDraft> = {
  kind: 'booking',
  beginning: {
    from: 'item',
    // The window looks at whoever comes.
    identityLevel: (item) => neededBeforeWindow(item.identityLevel),
    draft: ({ code, version }) => ({
      kind: 'booking',
      itemCode: code,
      itemVersion: version,
      appointment: null,
    }),
  },
  prefilled: (draft) => draft,
  // A time is held for one person, and what somebody said of themselves is theirs.
  withoutAnswers: ({ declared: _, ...draft }) => ({ ...draft, appointment: null }),
  missing: (draft, { item }) => [
    ...missingPerson(draft, neededBeforeWindow(item?.identityLevel ?? 'typed')),
    ...(draft.appointment ? [] : [{ field: 'appointment', code: 'required' as const }]),
  ],
  payload: ({ appointment, declared }) => ({ appointment, ...(declared && { declared }) }),
  open: ({ appointment }) => (appointment ? { appointment } : {}),
  caseKey: () => null,
  facts: ({ appointment, itemVersion }) => ({ appointment, originals: [], ...versionOf(itemVersion) }),
  slip: {
    title: '预约回执单',
    time: 'kept',
    purpose: '请妥善保存，到窗口办理时出示',
    bring: ({ required }) => required,
  },
  holds: ({ appointment }) => appointment?.firm === true,
  lease: ({ appointment }) => appointment?.lease ?? null,
  application: () => null,
};
