/** The printed slip (回执单). */
import { oc } from '@orpc/contract';
import { z } from 'zod';

export const PrintFault = z.enum([
  'paper-out',
  'cover-open',
  'cutter',
  'overheated',
  'jam',
  'unreachable',
  'unknown',
]);
export type PrintFault = z.infer<typeof PrintFault>;

export const PrintAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('printed') }),
  /** Nothing is lost: `qr` holds what the slip's QR says, to photograph from the screen. */
  z.object({ outcome: z.literal('not-printed'), fault: PrintFault, qr: z.string() }),
]);
export type PrintAnswer = z.infer<typeof PrintAnswer>;

export const slipsContract = {
  /** Prints this session's slip; again after a fault, marked 补打 from the second attempt that may have printed. */
  print: oc.input(z.object({ receiptNo: z.string() })).output(PrintAnswer),
};
