/** What paper the printers use: by kind of print, in this roll or tray, and for how many days it will last. */
import { z } from 'zod';

/** What was printed. On the roll: slips, tickets, notes …; on A4 the others too. */
export const PaperUse = z.enum([
  'slip',
  'ticket',
  'payment',
  'note',
  'promise',
  'notice',
  'application',
  'hand-over',
  'report',
  'test',
]);
export type PaperUse = z.infer<typeof PaperUse>;

export const CountedPrinter = z.enum(['receipt-printer', 'a4-printer']);
export type CountedPrinter = z.infer<typeof CountedPrinter>;

/** Amounts are metres of a roll, sheets of a tray. */
export const PaperState = z.object({
  printer: CountedPrinter,
  /** When paper was last put in, or counting began: ISO 8601. */
  since: z.string(),
  used: z.number(),
  /** What a fresh roll or a full tray holds. */
  holds: z.number(),
  uses: z.array(z.object({ use: PaperUse, count: z.number().int(), amount: z.number() })),
  /** At the pace of the last days; null: there is no whole day to go by yet, or nothing was printed. */
  daysLeft: z.number().nullable(),
  /** It will not last as many days as the configuration asks for. */
  isLow: z.boolean(),
});
export type PaperState = z.infer<typeof PaperState>;
