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
};

export const KINDS: Readonly<Record<MatterKind, KindFacts>> = {
  booking: { endpoint: '/bookings', holdsUpCase: true },
  'pre-review': { endpoint: '/cases', holdsUpCase: true },
  cancellation: { endpoint: '/cancellations', holdsUpCase: false },
  evaluation: { endpoint: '/evaluations', holdsUpCase: false },
};
