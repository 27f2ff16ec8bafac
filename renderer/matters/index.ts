/** Every kind of matter that the screen knows. */
import type { FiledService } from '../../main/core/model/draft.ts';
import type { MatterKind } from '../journey/kind.ts';
import { BOOKING } from './booking/matter.ts';
import { CANCELLATION } from './cancellation/matter.ts';
import { PRE_REVIEW } from './pre-review/matter.ts';

const MATTER_KINDS = {
  booking: BOOKING,
  'pre-review': PRE_REVIEW,
  cancellation: CANCELLATION,
} as const satisfies Readonly<Record<FiledService, MatterKind>>;

export function matterKind(kind: FiledService): MatterKind {
  return MATTER_KINDS[kind];
}
