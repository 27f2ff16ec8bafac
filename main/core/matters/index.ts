/** Every kind of matter that this kiosk takes. A new kind is a folder beside this file and a line here. */
import type { Draft, MatterKind } from '../model/draft.ts';
import { booking } from './booking/matter.ts';
import { cancellation } from './cancellation/matter.ts';
import type { Matter } from './common/matter.ts';
import { correction } from './correction/matter.ts';
import { evaluation } from './evaluation/matter.ts';
import { preReview } from './pre-review/matter.ts';
import { rebooking } from './rebooking/matter.ts';

export const MATTERS: Readonly<Record<MatterKind, Matter>> = {
  booking,
  'pre-review': preReview,
  cancellation,
  rebooking,
  evaluation,
  correction,
};

/** The record of a draft's kind. */
export function matterOf({ kind }: Pick<Draft, 'kind'>): Matter {
  return MATTERS[kind];
}
