/** Days and times at the hall. Times are HH:MM, dates YYYY-MM-DD, both the hall's local ones. */
import { z } from 'zod';

/** `remaining` is null for a wished time: only the platform knows. */
export const Slot = z.object({
  start: z.string(),
  end: z.string(),
  remaining: z.number().int().min(0).nullable(),
});
export type Slot = z.infer<typeof Slot>;

export const Day = z.object({ date: z.string(), slots: z.array(Slot) });
export type Day = z.infer<typeof Day>;

/** `firm`: these slots can be held now. Otherwise the citizen states a wish and gets an SMS. */
export const DaysAnswer = z.object({ firm: z.boolean(), days: z.array(Day) });
export type DaysAnswer = z.infer<typeof DaysAnswer>;
