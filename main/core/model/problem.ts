/** What is wrong with one answer, as codes; sentences live in the renderer's i18n catalogues. */
import { z } from 'zod';

export const ProblemCode = z.enum([
  'required',
  'identity-level',
  'either',
  'too-long',
  'id-length',
  'id-characters',
  'id-division',
  'id-date',
  'id-born',
  'id-check',
  'id-document',
  'phone',
  'date',
  'date-future',
  'date-past',
  'date-order',
  'number',
  'number-whole',
  'number-small',
  'number-large',
  'option',
  'uscc',
  'uscc-person',
  'uscc-doubt',
  'characters',
  'photo-missing',
  'photo-too-large',
  'time-gone',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * `field` is a catalogue field key, a material's archive key, or a step's own name such as `phone`. `limit`: how long, small or
 * large an answer may be; `other`: the label of the field that it was held against.
 */
export const FieldProblem = z.object({
  field: z.string(),
  code: ProblemCode,
  limit: z.number().optional(),
  other: z.string().optional(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;
