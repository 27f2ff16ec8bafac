/** The receipt printer in the configuration. */
import { z } from 'zod';
import { Transport } from '../transport/config.ts';

export const ReceiptPrinterConfig = z.strictObject({
  transport: Transport,
  /** Paper width in mm */
  paperWidth: z.union([z.literal(80), z.literal(58)]),
  /** Whose commands say whether a slip waits at the exit; `none` where the printer can't tell. */
  presenter: z.enum(['none', 'custom']).default('none'),
  /** What becomes of a slip that nobody takes: before the next job, and after `uncollectedSeconds`. */
  uncollected: z.enum(['leave', 'retract', 'eject']).default('leave'),
  uncollectedSeconds: z.number().int().min(5).max(600).default(30),
});
export type ReceiptPrinterConfig = z.infer<typeof ReceiptPrinterConfig>;
