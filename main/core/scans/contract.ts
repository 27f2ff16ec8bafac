/** What a screen is told of what happens at the machine: a card laid down, a code scanned. */
import { z } from 'zod';

/** What happens at the machine itself, for whichever screen stands there. What a code holds about a person stays in the core. */
export const KioskEvent = z.discriminatedUnion('event', [
  /** Once, first: from here on nothing is missed. */
  z.object({ event: z.literal('listening') }),
  /** The event before has passed: a stream keeps its last value until the next one comes, and this one is nobody's. */
  z.object({ event: z.literal('passed') }),
  /** A card was laid down while nobody read one: somebody is here. */
  z.object({ event: z.literal('card-arrived') }),
  z.object({
    event: z.literal('scan'),
    code: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('slip'), code: z.string() }),
      z.object({ kind: z.literal('e-id') }),
      z.object({ kind: z.literal('business-licence') }),
      z.object({ kind: z.literal('hand-over') }),
      z.object({ kind: z.literal('tracking-number'), number: z.string() }),
      z.object({ kind: z.literal('unknown') }),
    ]),
  }),
]);
export type KioskEvent = z.infer<typeof KioskEvent>;
