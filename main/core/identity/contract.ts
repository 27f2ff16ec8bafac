/** Who the applicant is: read from the ID card on the reader, or typed and checked. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { NOTICE_VERSION } from '../model/consent.ts';
import { DocumentKind } from '../model/documents/document.ts';
import { Draft } from '../model/draft.ts';
import { FieldProblem } from '../model/problem.ts';

/** Why a card was read but can't be used here. Each has a sentence in the renderer's i18n catalogues. */
export const CardRefusal = z.enum(['expired', 'not-an-id-card', 'inconsistent', 'verification-failed']);
export type CardRefusal = z.infer<typeof CardRefusal>;

/** Why a scanned code told nobody who is here. */
export const CodeRefusal = z.enum(['offline', 'expired', 'not-an-id-code']);
export type CodeRefusal = z.infer<typeof CodeRefusal>;

/** What a card screen is told while it waits for a card. */
export const WaitingEvent = z.discriminatedUnion('state', [
  z.object({ state: z.literal('present-card') }),
  z.object({ state: z.literal('reading') }),
  z.object({
    state: z.literal('present-again'),
    reason: z.enum(['lifted', 'unreadable', 'still-there', 'reader-restarted']),
  }),
  z.object({ state: z.literal('reader-unavailable') }),
  /** An electronic ID code was scanned and is asked of the platform. */
  z.object({ state: z.literal('checking-code') }),
  /** The reader and the scanner go on waiting. */
  z.object({ state: z.literal('code-refused'), reason: CodeRefusal }),
]);
export type WaitingEvent = z.infer<typeof WaitingEvent>;

/** The card was read, and is nobody's that can be served here. Ends the stream. */
export const RefusedEvent = z.object({ state: z.literal('refused'), reason: CardRefusal });
export type RefusedEvent = z.infer<typeof RefusedEvent>;

/** What the card screen of a matter is told. `identified`, `another-person` and `refused` end the stream. */
export const CardEvent = z.discriminatedUnion('state', [
  ...WaitingEvent.options,
  RefusedEvent,
  /** `photo`: the card's picture as a BMP in base64; null where none was read or no decoder is installed. Shown, never kept. */
  z.object({
    state: z.literal('identified'),
    draft: Draft,
    photo: z.base64().nullable(),
  }),
  /** Not who agreed to the notice: nothing was taken, what was entered is wiped, and the draft has no consent any more. */
  z.object({ state: z.literal('another-person'), draft: Draft }),
]);
export type CardEvent = z.infer<typeof CardEvent>;

/**
 * A typed identity. `document` is said where the number alone doesn't tell: eight digits may be of a pass or of a passport. Without it
 * the number is of one of the identity cards and tells which by its first digits.
 */
export const EnteredIdentity = z.object({
  name: z.string(),
  idNumber: z.string(),
  document: DocumentKind.extract(['passport', 'hk-macao-pass', 'taiwan-pass']).optional(),
});
export type EnteredIdentity = z.infer<typeof EnteredIdentity>;

export const identityContract = {
  /**
   * The citizen agrees to the privacy notice of that version. The other procedures here answer CONSENT_MISSING before it;
   * another version than the core's own is a BAD_REQUEST.
   */
  agree: oc.input(z.object({ notice: z.literal(NOTICE_VERSION) })).output(Draft),
  /** Asks for a card or an electronic ID code until one is accepted, a card refused, or the caller stops listening. */
  readCard: oc.output(eventIterator(CardEvent)),
  /** The way without a card. */
  enter: oc.input(EnteredIdentity).output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('identified'), draft: Draft }),
      /** As in `CardEvent`. */
      z.object({ outcome: z.literal('another-person'), draft: Draft }),
      z.object({ outcome: z.literal('refused'), problems: z.array(FieldProblem) }),
    ]),
  ),
};
