/** A fitting answer for any form field, as a citizen would give it. */

import { KINDS } from '../../main/core/forms/kinds/index.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/field.ts';

export const fittingAnswer = (field: Field): AnswerValue => KINDS[field.kind].sample(field);
