/** Why a kiosk serves nobody. */
import { z } from 'zod';

/** `not-configured`: nobody has set it up yet. */
export const ClosedReason = z.enum([
  'not-configured',
  'configuration',
  'storage',
  'catalogue',
  'enrolment',
  'struck-off',
]);
export type ClosedReason = z.infer<typeof ClosedReason>;

/** A kiosk that is closed for one of these serves again once it is enrolled. */
export const ENROLLED_AGAIN: ReadonlySet<ClosedReason> = new Set(['enrolment', 'struck-off']);
