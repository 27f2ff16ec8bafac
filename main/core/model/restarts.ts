/** What of the kiosk hung or was silent and was started anew, and how often. */
import { z } from 'zod';

/** `screen`: the window or the browser's page. `nightly`: the core, in an idle minute of the night, as it is meant to. */
export const RESTARTED = ['core', 'device-host', 'screen', 'backup', 'nightly'] as const;
export const Restarted = z.enum(RESTARTED);
export type Restarted = z.infer<typeof Restarted>;

/** `last`: null while it never was. */
const Counted = z.object({ count: z.number().int(), last: z.string().nullable() });

export const Restarts = z.object({
  /** Counted since. */
  since: z.string(),
  counts: z.record(Restarted, Counted),
});
export type Restarts = z.infer<typeof Restarts>;

/** As a store keeps them: an earlier release counted fewer kinds. */
export const KeptRestarts = z.object({ since: z.string(), counts: z.partialRecord(Restarted, Counted) });
