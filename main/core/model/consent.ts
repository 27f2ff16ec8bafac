/**
 * The consent to the privacy notice that stands before any identity is read (个人信息保护法 sections 17 and 28 to 30): sensitive
 * data need a consent of their own, given knowingly.
 */
import { z } from 'zod';

/** The notice's version. A change of what it promises is a new version. */
export const NOTICE_VERSION = '2027-01';

export const Consent = z.object({
  /** The version of the notice that was on the screen. */
  notice: z.string().max(20),
  /** When 同意 was tapped. ISO 8601 with the hall's offset */
  at: z.iso.datetime({ offset: true }),
  /** The matter, or the look at one's bookings, on whose screens it was tapped: this one, or an earlier one of the same session. */
  submissionId: z.uuid(),
});
export type Consent = z.infer<typeof Consent>;

/** As a draft has it. `by`: a mark of whoever was identified under it first (identity/consent-of.ts): for nobody else does it count. */
export const GivenConsent = Consent.extend({ by: z.string().optional() });
export type GivenConsent = z.infer<typeof GivenConsent>;
