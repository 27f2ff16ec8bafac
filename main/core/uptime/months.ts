/** What a kiosk notes of its own service, minute by minute, a month in one fact. Pure. */
import { z } from 'zod';
import { ClosedReason } from '../model/closed-reason.ts';

/** In service; outside its hours; out of service, and why. What is not noted: it did not run, or its disk could not be had. */
export const ServiceNote = z.enum(['open', 'closed-hours', ...ClosedReason.options]);
export type ServiceNote = z.infer<typeof ServiceNote>;

/** Minutes of the day, hall's time; `to` is not in it. */
export const Stretch = z.tuple([
  z.number().int().min(0).max(1439),
  z.number().int().min(1).max(1440),
  ServiceNote,
]);
export type Stretch = z.infer<typeof Stretch>;

/** By day of the month, two digits. */
export const Month = z.record(z.string().regex(/^\d\d$/), z.array(Stretch));
export type Month = z.infer<typeof Month>;

/** A gap that is no longer is a restart, minutes. */
const RESTART_MINUTES = 2;
/** A kiosk whose state changes more often in a day has another problem; what comes then is left out. */
const STRETCHES_MAX = 200;

/** `month`: YYYY-MM. */
export const monthFact = (month: string): string => `service-${month}`;

/** With one more minute noted. `day`: two digits. A minute that was noted before stays as it was. */
export function noted(month: Month, day: string, minute: number, note: ServiceNote): Month {
  const stretches = month[day] ?? [];
  const last = stretches.at(-1);
  if (last && minute < last[1]) return month;
  if (last && last[2] === note && minute - last[1] <= RESTART_MINUTES) {
    return { ...month, [day]: [...stretches.slice(0, -1), [last[0], minute + 1, note]] };
  }
  if (stretches.length >= STRETCHES_MAX) return month;
  return { ...month, [day]: [...stretches, [minute, minute + 1, note]] };
}
