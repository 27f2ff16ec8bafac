/** One answer of a form, whatever its kind. */
import { z } from 'zod';

export const AnswerValue = z.union([z.string(), z.number(), z.boolean()]);
export type AnswerValue = z.infer<typeof AnswerValue>;
