/** A place at the hall that the platform leases to one kiosk, so that it can be promised while the network is away. */
import { z } from 'zod';

/** Dates YYYY-MM-DD and times HH:MM are the hall's local ones. */
export const Lease = z.object({
  id: z.uuid(),
  /** Id of a place in the hall's plan. */
  place: z.string().max(40),
  zone: z.string().max(40),
  /** Whose places these are: a group's of the plan, or a department's (poolOf). */
  pool: z.string().max(40),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  start: z.string().regex(/^\d{2}:\d{2}$/),
  end: z.string().regex(/^\d{2}:\d{2}$/),
});
export type Lease = z.infer<typeof Lease>;

/** No kiosk is leased more. */
export const LEASES_MAX = 500;
