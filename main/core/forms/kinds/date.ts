/** A day of the calendar, YYYY-MM-DD; the field says whether it lies behind or ahead, between which days, and after which other. */

import { dayOf } from '../../model/day-bound.ts';
import { isCalendarDate } from '../../model/documents/index.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const date: Kind<'date'> = {
  ...ANY_TEXT,
  kind: 'date',
  longest: 10,
  errors: [...COMMON_ERRORS, 'date', 'date-future', 'date-past', 'date-early', 'date-late', 'date-order'],
  problem(text, { time, after, earliest, latest }, { today, answers }) {
    if (!DATE.test(text) || !isCalendarDate(text.replaceAll('-', ''))) return 'date';
    if (today !== null && time === 'past' && text > today) return 'date-future';
    if (today !== null && time === 'future' && text < today) return 'date-past';
    const first = earliest === undefined ? null : dayOf(earliest, today);
    if (first !== null && text < first) return { code: 'date-early', other: first };
    const last = latest === undefined ? null : dayOf(latest, today);
    if (last !== null && text > last) return { code: 'date-late', other: last };
    const other = after && answers[after.key];
    return after && typeof other === 'string' && DATE.test(other) && text < other
      ? { code: 'date-order', other: after.label }
      : null;
  },
  sample({ time, earliest, latest }, today = '2026-11-28') {
    const usual = time === 'future' ? '2046-01-31' : '2016-01-31';
    const first = earliest === undefined ? null : dayOf(earliest, today);
    const last = latest === undefined ? null : dayOf(latest, today);
    // Some way inside the bounds: they move on at midnight.
    if (first !== null && usual < first) return beside(first, 'today+30d', first, last);
    return last !== null && usual > last ? beside(last, 'today-30d', first, last) : usual;
  },
};

/** The day so far from a bound, where that is within both. */
function beside(bound: string, away: string, first: string | null, last: string | null): string {
  const day = dayOf(away, bound) ?? bound;
  return (first !== null && day < first) || (last !== null && day > last) ? bound : day;
}
