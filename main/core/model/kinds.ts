/** What the queue and the platform client must know of a kind of matter, without knowing the matter itself. */
import type { MatterKind } from './draft.ts';

export type KindFacts = {
  /** Where a submission of this kind is filed at the platform (openapi.yaml). */
  endpoint: '/bookings' | '/cases' | '/cancellations' | '/evaluations';
  /**
   * Whether one that the platform refused keeps back what follows it in its case. A refused cancellation changed nothing and
   * may have been a stranger's, so it keeps nothing back.
   */
  holdsUpCase: boolean;
  /** What the number of its case begins with (办件编号, docs/standards.md, section 8): of its own, or of the matter it is about. */
  caseLetters: readonly string[];
  /** Whether it gets a case number of its own; else it is answered with that of the matter it is about. */
  isCase: boolean;
};

export const KINDS: Readonly<Record<MatterKind, KindFacts>> = {
  booking: { endpoint: '/bookings', holdsUpCase: true, caseLetters: ['Y'], isCase: true },
  'pre-review': { endpoint: '/cases', holdsUpCase: true, caseLetters: ['S'], isCase: true },
  cancellation: { endpoint: '/cancellations', holdsUpCase: false, caseLetters: ['Y'], isCase: false },
  evaluation: { endpoint: '/evaluations', holdsUpCase: false, caseLetters: ['Y', 'S'], isCase: false },
};
