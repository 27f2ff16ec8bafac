/** How this kiosk stands with its releases, as the technician sees it. */
import { z } from 'zod';
import { Version } from './version.ts';

export const UpdateState = z.object({
  /** Where the running release lies: the package as it was installed, or one of the two slots. */
  slot: z.enum(['package', 'a', 'b']),
  /** It was started a short while ago and has to be found well yet. */
  probation: z.boolean(),
  /** What a roll-back would start; null: there is nothing to go back to. */
  wayBack: Version.nullable(),
  /** Waits for an idle minute of the night. */
  staged: Version.nullable(),
  /** The last one that was taken back, and until when it is not taken again. */
  failed: z.object({ version: Version, until: z.string() }).nullable(),
  /** The last question to the operator's repository; null: none yet. `problem`: in Chinese. */
  checked: z
    .object({
      at: z.string(),
      outcome: z.enum(['newest', 'staged', 'held', 'refused', 'failed']),
      problem: z.string().nullable(),
    })
    .nullable(),
});
export type UpdateState = z.infer<typeof UpdateState>;

/** `not-possible`: nothing is staged, or there is nothing to go back to. */
export const UpdateAnswer = z.object({ outcome: z.enum(['asked', 'not-possible', 'not-managed']) });
export type UpdateAnswer = z.infer<typeof UpdateAnswer>;
