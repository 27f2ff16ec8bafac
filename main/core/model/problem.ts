/** What is wrong with one answer, as codes; sentences live in the renderer's i18n catalogues. */
import { z } from 'zod';

export const ProblemCode = z.enum([
  'required',
  'too-long',
  'id-length',
  'id-characters',
  'id-date',
  'id-check',
  'phone',
  'date',
  'number',
  'option',
  'uscc',
  'characters',
  'photo-missing',
  'photo-too-large',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** `field` is a catalogue field key, a material's archive key, or a step's own name such as `phone`. */
export const FieldProblem = z.object({ field: z.string(), code: ProblemCode, limit: z.number().optional() });
export type FieldProblem = z.infer<typeof FieldProblem>;
