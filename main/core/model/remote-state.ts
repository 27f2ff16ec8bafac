/** How the way in for a remote technician stands, as the technician at the machine sees it. */
import { z } from 'zod';

export const RemoteState = z.object({
  /** `10.20.0.11:9443` */
  address: z.string(),
  isListening: z.boolean(),
  /** Until when the nearer of the kiosk's own certificate and the authority's holds, ISO 8601; null: they can't be read. */
  certificateUntil: z.string().nullable(),
  /** Why nobody can come in, or what soon keeps everybody out; a line each with file and what to do, in Chinese. */
  problems: z.array(z.string()),
});
export type RemoteState = z.infer<typeof RemoteState>;
