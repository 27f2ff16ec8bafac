/** Asks the platform for the bookings and cases of whoever's card was read in this session: who asks is sealed, and the answer names nobody. */
import { Consent } from '../model/consent.ts';
import { type OwnBookings, type OwnBookingsQuestion, questionAad } from '../model/own-bookings.ts';
import type { PlatformLink } from '../platform/link.ts';
import { seal } from '../sealing/seal.ts';
import type { Enquiry } from '../session/session.ts';

export type AskDeps = { kioskId: string; platform: Pick<PlatformLink, 'ask' | 'sealingKey'> };

/** Null: the platform can't be asked now. */
export async function askOwnBookings(
  { kioskId, platform }: AskDeps,
  enquiryId: string,
  { consent, applicant }: Proved,
): Promise<OwnBookings | null> {
  const key = platform.sealingKey;
  if (!key) return null;
  const { source, document, idNumber, sam } = applicant;
  const question: OwnBookingsQuestion = {
    enquiryId,
    kioskId,
    consent: Consent.parse(consent),
    person: { source, document, idNumber, ...(sam !== undefined && { sam }) },
  };
  const plain = Buffer.from(JSON.stringify(question));
  const sealed = seal(key, plain, questionAad(enquiryId));
  plain.fill(0);
  const answer = await platform.ask((client) => client.ownBookings({ enquiryId, sealed }));
  return answer.kind === 'ok' ? answer.value : null;
}

/** Somebody who agreed and was read. */
export type Proved = { [K in 'consent' | 'applicant']: NonNullable<Enquiry[K]> };

/** Null: nobody was read for it. */
export function provedOf({ consent, applicant }: Enquiry): Proved | null {
  return consent && applicant ? { consent, applicant } : null;
}
