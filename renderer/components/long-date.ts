/** A day in full words, e.g. 2026年11月26日星期四. */
import type { Language } from '../i18n/languages.ts';

/** `date`: YYYY-MM-DD. */
export function longDate(language: Language, date: string): string {
  return new Date(`${date}T12:00:00`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
}

/** Of one of the next weeks, e.g. 11月26日星期四. `date`: YYYY-MM-DD. */
export function shortDate(language: Language, date: string): string {
  return new Date(`${date}T12:00:00`).toLocaleDateString(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
}
