/** What the platform's rules of fairness say to one person: why no more can be booked now, and what comes near. */
import { z } from 'zod';

/**
 * `open`, `item`, `zone-day`: as many bookings as one person may have at a time, in all, of this item, in this zone that day.
 * `suspended`: for no-shows and cancellations (停约). `walk-in`: nobody books it; one goes there.
 */
export const BookingLimit = z.object({
  by: z.enum(['open', 'item', 'zone-day', 'suspended', 'walk-in']),
  /** How many one may have; null where no number is the reason. */
  most: z.number().int().min(0).nullable(),
  /** Until when, ISO 8601; null: until one of them is over or cancelled. */
  until: z.iso.datetime({ offset: true }).nullable(),
});
export type BookingLimit = z.infer<typeof BookingLimit>;

/** What counts against somebody. */
export const StrikeKind = z.enum(['cancel', 'late-cancel', 'no-show']);
export type StrikeKind = z.infer<typeof StrikeKind>;

/** Said before a suspension comes: how much is counted by now, and what one more of would bring it. */
export const BookingWarning = z.object({
  count: z.number().int().min(0),
  suspendAt: z.number().int().min(1),
  /** The mildest thing that would suspend; null: none of them alone would. */
  next: StrikeKind.nullable(),
  /** What late means, hours before the time. */
  lateHours: z.number().int().min(0),
  suspendDays: z.number().int().min(1),
});
export type BookingWarning = z.infer<typeof BookingWarning>;

/** More than the days that can be open at once. */
const ZONE_DAYS_MAX = 100;

/** How somebody stands, for one item or one booking that might be given up. */
export const Standing = z.object({
  /** Null: a time can be booked, on other days than `zoneDays`. */
  limit: BookingLimit.nullable(),
  warning: BookingWarning.nullable(),
  /** How many more can be booked, in all. */
  left: z.number().int().min(0),
  /** YYYY-MM-DD: an item of the visit has as many bookings in its zone on that day as one person may have. Absent: none. */
  zoneDays: z
    .array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/))
    .max(ZONE_DAYS_MAX)
    .optional(),
  /** What giving the named booking up would bring; null where none was named, or it is not theirs. */
  ifCancelled: z
    .object({
      kind: StrikeKind,
      /** What it counts. */
      counts: z.number().int().min(0),
      suspendedUntil: z.iso.datetime({ offset: true }).nullable(),
      warning: BookingWarning.nullable(),
    })
    .nullable(),
});
export type Standing = z.infer<typeof Standing>;
