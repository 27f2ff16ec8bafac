/** The promise to bring papers later (容缺): which, and until when. Voluntary; the same signature stands under it. */
import { z } from 'zod';

/** How many working days there are to bring them, where the hall's plan does not say. */
export const LATER_DAYS = 10;

export const LaterPromise = z.object({
  /** Archive keys of the papers, in the item's order. */
  archiveKeys: z.array(z.string()).min(1).max(100),
  /** The last day, YYYY-MM-DD, and how many working days that is by the hall's calendar. */
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  workingDays: z.number().int().min(1),
  /** ISO 8601 with the hall's offset */
  promisedAt: z.iso.datetime({ offset: true }),
});
export type LaterPromise = z.infer<typeof LaterPromise>;

/** What a slip says of it: the papers by name. */
export const Owed = z.object({ papers: z.array(z.string()), until: z.string() });
export type Owed = z.infer<typeof Owed>;
