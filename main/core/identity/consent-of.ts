/** Whose consent it is: one person's 同意 lets nobody else's identity in. */
import { createHash } from 'node:crypto';
import type { GivenConsent } from '../model/consent.ts';
import type { Applicant } from '../model/draft.ts';

/** The consent as that person's own; null where it is another's. */
export function consentOf(consent: GivenConsent, person: Applicant): GivenConsent | null {
  const by = markOf(consent, person);
  return consent.by === undefined || consent.by === by ? { ...consent, by } : null;
}

/** Tells one person from another within a session, and says no number. */
function markOf({ submissionId, at }: GivenConsent, { idNumber }: Applicant): string {
  return createHash('sha256').update(`${submissionId} ${at} ${idNumber}`).digest('base64');
}
