/** Technicians' badges: one opens the maintenance screen as the PIN does; whoever is in enrols and strikes off. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { locked } from '../model/locked.ts';
import { StaffNumber, Technician } from '../model/technician.ts';

/** What the PIN's screen is told of each code that is held to the scanner. */
export const BadgeEvent = z.discriminatedUnion('outcome', [
  /** Once, first: from here on no badge is missed. */
  z.object({ outcome: z.literal('listening') }),
  /** Ends the stream; this connection's maintenance screen is open. */
  z.object({ outcome: z.literal('unlocked') }),
  z.object({ outcome: z.literal('wrong-badge'), attemptsLeft: z.number().int() }),
  /** Wrong PINs and badges count together. */
  z.object({ outcome: z.literal('locked-out'), until: z.string() }),
  /** A citizen's slip or code, say; not counted. */
  z.object({ outcome: z.literal('not-a-badge') }),
]);
export type BadgeEvent = z.infer<typeof BadgeEvent>;

export const EnrolEvent = z.object({
  outcome: z.enum(['listening', 'enrolled', 'badge-known', 'too-many', 'cannot-save', 'not-a-badge']),
});
export type EnrolEvent = z.infer<typeof EnrolEvent>;

export const techniciansContract = {
  badge: oc.output(eventIterator(BadgeEvent)),
  list: oc.errors(locked).output(z.object({ technicians: z.array(Technician) })),
  /** Says that it listens, waits for a badge at the scanner and ends with it; `not-a-badge` goes on waiting. */
  enrol: oc
    .errors(locked)
    .input(z.object({ number: StaffNumber }))
    .output(eventIterator(EnrolEvent)),
  strikeOff: oc
    .errors(locked)
    .input(z.object({ number: StaffNumber }))
    .output(z.object({ outcome: z.enum(['struck-off', 'cannot-save']) })),
};
