/** The rules of fairness as sentences. */
import { useCallback } from 'react';
import type { BookingLimit, BookingWarning } from '../../main/core/model/booking-limit.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { BOOKING_LIMIT_WORDS } from './booking-limit.words.ts';
import type { Failure } from './failure.ts';

/** The day of an instant, in the hall's time. */
export function useHallDay(): (at: string) => string {
  const { language } = useKiosk();
  return useCallback(
    (at) =>
      new Date(at).toLocaleDateString(language, { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' }),
    [language],
  );
}

export function useBookingLimits() {
  const t = useWords(BOOKING_LIMIT_WORDS);
  const dayOf = useHallDay();
  return {
    limit: ({ by, most, until }: BookingLimit): Failure => ({
      text: t(`fair.${by}`, { most: most ?? '', until: until ? dayOf(until) : '' }),
      deadEnd: 'booking-limit',
    }),
    warning: ({ next, count, suspendAt, lateHours, suspendDays }: BookingWarning): string =>
      t(`fair.warn.${next ?? 'none'}`, { count, at: suspendAt, hours: lateHours, days: suspendDays }),
  };
}
