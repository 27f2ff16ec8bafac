/** A day of the calendar, YYYY-MM-DD; the field says whether it lies behind or ahead, and after which other. */
import { isCalendarDate } from '../../model/documents/index.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const date: Kind<'date'> = {
  ...ANY_TEXT,
  kind: 'date',
  longest: 10,
  errors: [...COMMON_ERRORS, 'date', 'date-future', 'date-past', 'date-order'],
  problem(text, { time, after }, { today, answers }) {
    if (!DATE.test(text) || !isCalendarDate(text.replaceAll('-', ''))) return 'date';
    if (today !== null && time === 'past' && text > today) return 'date-future';
    if (today !== null && time === 'future' && text < today) return 'date-past';
    const other = after && answers[after.key];
    return after && typeof other === 'string' && DATE.test(other) && text < other
      ? { code: 'date-order', other: after.label }
      : null;
  },
  sample: ({ time }) => (time === 'future' ? '2046-01-31' : '2016-01-31'),
};
