/** A fitting answer for any form field, as a citizen would give it. */

import { KINDS } from '../../main/core/forms/kinds/index.ts';
import { hallTime } from '../../main/core/model/clock.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/field.ts';

/** `today`: by whose day the answer is judged; without it, the hall's own. */
export const fittingAnswer = (field: Field, today = hallTime(Date.now()).slice(0, 10)): AnswerValue =>
  KINDS[field.kind].sample(field, today);
