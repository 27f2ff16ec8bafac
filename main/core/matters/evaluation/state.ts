/** Whether a matter can still be evaluated here: each at most once (docs/standards.md, section 9). */

import type { FollowUpState } from '../../model/receipt.ts';
import type { Earlier } from '../common/matter.ts';

/** One that the platform refused was evaluated elsewhere before: it is not offered again. */
export function evaluationState(
  { kind }: Pick<Earlier, 'kind'>,
  made: 'waiting' | 'delivered' | 'parked' | null,
): FollowUpState {
  if (made) return made;
  return kind === 'evaluation' ? 'not-offered' : 'offered';
}
