/** What the scanner raises; nothing can be asked of it. Pure data. */
import { z } from 'zod';

/** `text` may name a person: it never reaches a log. */
export const Scanned = z.object({ event: z.literal('scan'), text: z.string() });
export type Scanned = z.infer<typeof Scanned>;

export const contract = {};
