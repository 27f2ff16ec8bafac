/** What came of printing, as a citizen is told. */
import { z } from 'zod';

export const PrintFault = z.enum([
  'paper-out',
  'cover-open',
  'cutter',
  'overheated',
  'jam',
  'unreachable',
  /** Nothing is wrong with the printer: it printed again often enough. */
  'limit',
  'unknown',
]);
export type PrintFault = z.infer<typeof PrintFault>;

export const PrintAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('printed') }),
  /** Nothing is lost: the screen shows the slip's QR code to photograph, and the slip is printed from it later. */
  z.object({ outcome: z.literal('not-printed'), fault: PrintFault }),
]);
export type PrintAnswer = z.infer<typeof PrintAnswer>;
