/** Every kind of matter that the screen knows. */
import type { MatterKind } from '../../main/core/model/draft.ts';
import type { MatterView } from '../journey/matter-view.ts';
import { BOOKING } from './booking/matter.ts';
import { CANCELLATION } from './cancellation/matter.ts';
import { CORRECTION } from './correction/matter.ts';
import { EVALUATION } from './evaluation/matter.ts';
import { PRE_REVIEW } from './pre-review/matter.ts';
import { REBOOKING } from './rebooking/matter.ts';

export const MATTERS = {
  booking: BOOKING,
  'pre-review': PRE_REVIEW,
  rebooking: REBOOKING,
  cancellation: CANCELLATION,
  evaluation: EVALUATION,
  correction: CORRECTION,
} as const satisfies Readonly<Record<MatterKind, MatterView>>;

export function matterView(kind: MatterKind): MatterView {
  return MATTERS[kind];
}
