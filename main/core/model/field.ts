/** The questions of an item's form, as the catalogue gives them. */
import { z } from 'zod';
import { AnswerValue } from './draft.ts';

/** What kinds of answer there are; each is a file in forms/kinds. */
export const FieldKind = z.enum([
  'text',
  'long-text',
  'id-number',
  'phone',
  'date',
  'address',
  'choice',
  'number',
  'uscc',
  'yes-no',
]);
export type FieldKind = z.infer<typeof FieldKind>;

/** What a day may be, today being both: of what has happened, of what is still to come, or either. */
export const DayTime = z.enum(['past', 'future', 'any']);
export type DayTime = z.infer<typeof DayTime>;

/**
 * By the key of a question that is asked earlier: the answers that fulfil it. All its questions must be fulfilled
 * (forms/conditions.ts).
 */
export const Condition = z.record(z.string(), z.array(AnswerValue).min(1));
export type Condition = z.infer<typeof Condition>;

/**
 * One question. `prefill` names the source of a first answer, e.g. `idCard.name`; `personName`: the answer is one person's
 * name.
 */
export const Field = z.object({
  key: z.string(),
  label: z.string().min(1),
  kind: FieldKind,
  required: z.boolean(),
  /** What a `choice` offers. */
  options: z.array(z.string()).optional(),
  prefill: z.string().optional(),
  /** Asked only where this holds. */
  when: Condition.optional(),
  personName: z.boolean().optional(),
  /** Of another person's `id-number`: that person may have none, and the answer may say so. */
  noDocument: z.boolean().optional(),
  /** What a `date` may be, and the date that it must not be before. */
  time: DayTime.optional(),
  after: z.object({ key: z.string(), label: z.string() }).optional(),
  /** Of a `number`: a count has no decimals; the bounds, both included. */
  whole: z.boolean().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
});
export type Field = z.infer<typeof Field>;

/** A titled part of a form, its fields in the order they are asked. A repeat (`repeat … most`) will stand beside the fields. */
export const FormSection = z.object({ title: z.string(), fields: z.array(Field) });
export type FormSection = z.infer<typeof FormSection>;

/** Groups of field keys of which at least one must be answered whole, such as either parent; the others may be left out. */
export const EitherOf = z.array(z.array(z.string()).min(1)).min(2);
export type EitherOf = z.infer<typeof EitherOf>;
