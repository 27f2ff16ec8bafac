/** A day of the calendar, YYYY-MM-DD. */
import { isCalendarDate } from '../../model/id-number.ts';
import { ANY_TEXT, COMMON_ERRORS, type Kind } from './kind.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const date: Kind<'date'> = {
  ...ANY_TEXT,
  kind: 'date',
  longest: 10,
  errors: [...COMMON_ERRORS, 'date'],
  problem: (text) => (DATE.test(text) && isCalendarDate(text.replaceAll('-', '')) ? null : 'date'),
  sample: () => '2026-01-31',
};
