/** What the queue and the platform client must know of a kind of matter, without knowing the matter itself. */
import type { MatterKind } from './draft.ts';

export type KindFacts = {
  /** Where a submission of this kind is filed at the platform (openapi.yaml). */
  endpoint: '/bookings' | '/cases' | '/cancellations' | '/rebookings' | '/evaluations' | '/corrections';
  /**
   * Whether one that the platform refused keeps back what follows it in its case. A refused cancellation, rebooking or correction changed
   * nothing and may have been a stranger's, so it keeps nothing back.
   */
  holdsUpCase: boolean;
  /** What the number of its case begins with (办件编号, docs/standards.md, section 8): of its own, or of the matter it is about. */
  caseLetters: readonly string[];
  /** Whether it gets a case number of its own; else it is answered with that of the matter it is about. */
  isCase: boolean;
  /** What the platform is asked by how far it is: by its case, or, where its own end is not its case's, by its slip. */
  progressBy: 'case' | 'slip';
};

const BOOKING_CASE = ['Y'];

export const KINDS: Readonly<Record<MatterKind, KindFacts>> = {
  booking: {
    ...{ endpoint: '/bookings', holdsUpCase: true },
    ...{ caseLetters: BOOKING_CASE, isCase: true, progressBy: 'case' },
  },
  'pre-review': {
    ...{ endpoint: '/cases', holdsUpCase: true },
    ...{ caseLetters: ['S'], isCase: true, progressBy: 'case' },
  },
  cancellation: {
    ...{ endpoint: '/cancellations', holdsUpCase: false },
    ...{ caseLetters: BOOKING_CASE, isCase: false, progressBy: 'case' },
  },
  rebooking: {
    ...{ endpoint: '/rebookings', holdsUpCase: false },
    ...{ caseLetters: BOOKING_CASE, isCase: false, progressBy: 'slip' },
  },
  evaluation: {
    ...{ endpoint: '/evaluations', holdsUpCase: false },
    ...{ caseLetters: ['Y', 'S'], isCase: false, progressBy: 'case' },
  },
  // Its case may be another kiosk's, of which only its own slip may ask here.
  correction: {
    ...{ endpoint: '/corrections', holdsUpCase: false },
    ...{ caseLetters: ['S'], isCase: false, progressBy: 'slip' },
  },
};
