/** A booking (预约): a time at the hall for one item. */

import { authorisationPapers } from '../../forms/authorisation.ts';
import type { BookingDraft } from '../../model/draft.ts';
import { neededBeforeWindow } from '../../model/identity-level.ts';
import { SHOWN_AT_WINDOW } from '../../model/papers.ts';
import { missingPerson } from '../../model/person.ts';
import { leasesOf } from '../../model/visit.ts';
import { authorisationFacts, principalProblems } from '../common/acting.ts';
import { type Matter, versionOf } from '../common/matter.ts';
import { isForSamePerson } from './also.ts';
import { reminderOf } from './reminder.ts';

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
  withoutAnswers: ({ declared: _, principal: __, also: ___, ...draft }) => ({ ...draft, appointment: null }),
  // Whether it can be done for that one too is asked anew.
  forAnother: ({ declared: _, principal: __, also: ___, ...draft }, principal) => ({
    ...draft,
    appointment: null,
    ...(principal && { principal }),
  }),
  missing: (draft, { item, further = [] }) => [
    ...missingPerson(draft, neededBeforeWindow(item?.identityLevel ?? 'typed')),
    ...principalProblems(draft, item),
    // An item that can't be done for the same person is chosen where the time is.
    ...(draft.appointment && further.every((each) => isForSamePerson(draft, each))
      ? []
      : [{ field: 'appointment', code: 'required' as const }]),
  ],
  payload: ({ appointment, declared, principal }) => ({
    appointment,
    ...(declared && { declared }),
    ...(principal && { principal }),
  }),
  open: ({ appointment }) => (appointment ? { appointment } : {}),
  caseKey: () => null,
  facts: ({ appointment, itemVersion, principal }, item) => ({
    ...{ appointment, originals: [], ...versionOf(itemVersion) },
    // All of them are shown at the window, the agent's card too.
    ...authorisationFacts(authorisationPapers(item ?? {}, principal, null)),
  }),
  slip: {
    title: { 'zh-CN': '预约回执单', en: 'Booking' },
    time: 'kept',
    purpose: SHOWN_AT_WINDOW,
    bring: ({ required }) => required,
  },
  holds: ({ appointment }) => appointment?.firm === true,
  leases: ({ appointment }) => leasesOf(appointment),
  application: () => null,
  reminder: reminderOf,
  further: ({ also = [] }) => also.map(({ itemCode }) => itemCode),
};
