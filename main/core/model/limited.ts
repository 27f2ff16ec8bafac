/** What a citizen is told who has reached one of this kiosk's limits. */
import { z } from 'zod';

/** `by`: a session's, a document number's, or the whole kiosk's within the hour. */
export const Limited = z.object({
  by: z.enum(['session', 'number', 'hour']),
  /** From when it goes on, ISO 8601; null: with a new session. */
  until: z.string().nullable(),
});
export type Limited = z.infer<typeof Limited>;
