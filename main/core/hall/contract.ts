/** Days and times at the hall. Times are HH:MM, dates YYYY-MM-DD, both the hall's local ones. */
import { z } from 'zod';
import { BookingLimit, Standing } from '../model/booking-limit.ts';
import { Hours } from '../model/hall/plan.ts';

/** `remaining` is null for a wished time: only the platform knows. */
export const Slot = z.object({
  start: z.string(),
  end: z.string(),
  remaining: z.number().int().min(0).nullable(),
});
export type Slot = z.infer<typeof Slot>;

export const Day = z.object({
  date: z.string(),
  /** A Saturday or Sunday that is worked (调休上班). */
  isMadeUp: z.boolean(),
  /** Until then its times can only be wished for, ISO 8601; then they are drawn among the wishes. */
  draw: z.string().optional(),
  /** Why this person can have no time on it; it has no slots then. Absent: the day is open to them. */
  limit: BookingLimit.shape.by.extract(['zone-day']).optional(),
  slots: z.array(Slot),
});
export type Day = z.infer<typeof Day>;

/** A day without a time, and why; `name` and `nameEn`: the holiday, or what an exception says; null where nobody wrote it. */
export const ClosedDay = z.object({
  date: z.string(),
  why: z.enum(['weekend', 'holiday', 'exception']),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
});
export type ClosedDay = z.infer<typeof ClosedDay>;

/** Where an item is done. */
export const Place = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  windows: z.string(),
});
export type Place = z.infer<typeof Place>;

/** `earliest`: its first free time; null where it has none, or nobody could say. */
export const OtherPlace = Place.extend({
  earliest: z.object({ date: z.string(), start: z.string(), end: z.string() }).nullable(),
});
export type OtherPlace = z.infer<typeof OtherPlace>;

export const DaysAnswer = z.object({
  /** Whether the platform was asked: it holds what is chosen. Otherwise the citizen states a wish and gets an SMS. */
  firm: z.boolean(),
  /** The hall's day; null while the clock is in doubt. */
  today: z.string().nullable(),
  /** Null where no plan says where the item is done. */
  place: Place.nullable(),
  /** How long a visit takes, minutes. */
  visitMinutes: z.number().int().nullable(),
  /** As few places left in a day as this count as few. */
  few: z.number().int(),
  days: z.array(Day),
  /** The days without a time from today to the last one of the calendar's sheet. */
  closed: z.array(ClosedDay),
  /** Years of days among them whose days off are not known here: their times are wishes, whoever offered them. */
  unknownYears: z.array(z.number().int()),
  /** Where else the item is done. */
  others: z.array(OtherPlace),
  /** The day that is given out next (放号), and when, ISO 8601. */
  next: z.object({ date: z.string(), at: z.string() }).optional(),
  /** How many further items the visit may have; absent: none. */
  alsoMost: z.number().int().min(0).optional(),
  /** How this person stands with the rules of fairness; absent where nobody could say. */
  standing: Standing.optional(),
});
export type DaysAnswer = z.infer<typeof DaysAnswer>;

/** An item that needs no booking: where to go, and when. `canBook`: a time can be booked all the same. */
export const WalkIn = z.object({
  place: z.string(),
  address: z.string(),
  windows: z.string(),
  way: z.string().nullable(),
  phone: z.string(),
  hours: Hours,
  canBook: z.boolean(),
});
export type WalkIn = z.infer<typeof WalkIn>;
