/** What is wrong with one answer, as codes; sentences live in the renderer's i18n catalogues. */
import { z } from 'zod';
import { Said } from './rule.ts';

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
  'date-early',
  'date-late',
  'number',
  'number-whole',
  'number-small',
  'number-large',
  'option',
  'uscc',
  'uscc-person',
  'uscc-doubt',
  'characters',
  'bank-length',
  'bank-check',
  'fixed',
  'records-few',
  'rule-order',
  'rule-sum',
  'rule-sum-least',
  'rule-sum-most',
  'rule-differ',
  'rule-count',
  'rule-said',
  'photo-missing',
  'photo-too-large',
  'time-gone',
  'last-day-over',
  'in-person',
  'signature-empty',
  'signature-dot',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * `field` is a catalogue field key, a material's archive key, or a step's own name such as `phone`. `limit`: how long, small or
 * large an answer may be, or what a sum must come to; `other`: the label of the field, or the day, that it was held against; `found`:
 * what a sum comes to as it stands; `said`: a rule's own sentence.
 */
export const FieldProblem = z.object({
  field: z.string(),
  code: ProblemCode,
  limit: z.number().optional(),
  other: z.string().optional(),
  found: z.string().optional(),
  said: Said.optional(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;
