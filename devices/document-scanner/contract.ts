/** What can be asked of the document scanner, and what can go wrong with a page. Pure data. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

export const ScanProblem = z.enum([
  'jam',
  'cover-open',
  /** Nothing lies in its feeder. */
  'no-paper',
  /** Another program has it, or its lamp is warming up. */
  'busy',
  /** It was pulled out or switched off, or broke off in the middle. */
  'unplugged',
  'too-late',
  /** It is not fitted, or in fault now. */
  'unavailable',
  'failed',
]);
export type ScanProblem = z.infer<typeof ScanProblem>;

export const ScanOutcome = z.discriminatedUnion('outcome', [
  /** One page, JPEG, as the scanner's program wrote it. */
  z.object({ outcome: z.literal('scanned'), jpeg: z.instanceof(Blob) }),
  z.object({ outcome: z.literal('failed'), problem: ScanProblem }),
]);
export type ScanOutcome = z.infer<typeof ScanOutcome>;

export const contract = {
  /** Scans the page that lies there. Whoever stops waiting stops the scanner, and nothing of the page is kept. */
  scan: oc.output(ScanOutcome),
};
