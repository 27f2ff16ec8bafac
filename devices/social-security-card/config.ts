/** The social-security card reader in the configuration. */
import { z } from 'zod';

/** A reader for social-security cards behind the system's smart-card service (PC/SC). */
export const SocialCardConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('pcsc'),
    /** Part of the reader's name, where the machine has several. */
    reader: z.string().min(1).optional(),
  }),
]);
export type SocialCardConfig = z.infer<typeof SocialCardConfig>;
