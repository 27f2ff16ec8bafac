/** Makes a proved or typed person the draft's applicant, and fills in what that answers. */

import type { Core } from '../core.ts';
import type { Applicant, Draft } from '../model/draft.ts';
import type { Connection } from '../session/connection.ts';

export function identify(core: Core, connection: Connection, applicant: Applicant): Draft {
  const { session, draft } = connection.requireDraft();
  const before = draft.applicant;
  // Another person's answers must not stay when the card on the reader changes.
  const same = before === null || before.idNumber === applicant.idNumber;
  const answers = same ? draft.answers : {};
  return session.change(core.preReview.prefilled({ ...draft, applicant, answers }));
}
