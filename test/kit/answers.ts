/** A fitting answer for any form field, as a citizen would give it. */

import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/item.ts';

export function fittingAnswer(field: Field): AnswerValue {
  switch (field.kind) {
    case 'text':
      return '样例';
    case 'longText':
      return '样例说明，第一行。\n第二行。';
    case 'address':
      return '测试省样例市示范区幸福路1号';
    case 'idNumber':
      return '990000199003071243';
    case 'phone':
      return '13900001111';
    case 'date':
      return '2026-01-31';
    case 'number':
      return 12;
    case 'uscc':
      return '91350100M000100Y43';
    case 'bool':
      return true;
    case 'select':
      return field.options?.[0] ?? '';
  }
}
