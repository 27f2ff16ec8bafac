/** What the contracts of several devices share. Pure data. */
import { z } from 'zod';
import { DeviceFault } from './status.ts';

export const PrintOutcome = z.discriminatedUnion('outcome', [
  /** The printer itself said that the paper is out. */
  z.object({ outcome: z.literal('printed') }),
  /** Nothing left the printer. */
  z.object({ outcome: z.literal('not-started'), fault: DeviceFault }),
  /** The job was sent in part or unconfirmed: paper may or may not be out. */
  z.object({ outcome: z.literal('unknown'), fault: DeviceFault }),
]);
export type PrintOutcome = z.infer<typeof PrintOutcome>;
