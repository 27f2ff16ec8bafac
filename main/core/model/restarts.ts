/** What of the kiosk hung or was silent and was started anew, and how often. */
import { z } from 'zod';

/** `screen`: the window or the browser's page. */
export const RESTARTED = ['core', 'device-host', 'screen', 'backup'] as const;
export const Restarted = z.enum(RESTARTED);
export type Restarted = z.infer<typeof Restarted>;

/** `last`: null while it never was. */
export const Restarts = z.object({
  /** Counted since. */
  since: z.string(),
  counts: z.record(Restarted, z.object({ count: z.number().int(), last: z.string().nullable() })),
});
export type Restarts = z.infer<typeof Restarts>;
