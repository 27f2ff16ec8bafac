/** The questions of an item's form, as the catalogue gives them. */
import { z } from 'zod';
import { AnswerValue } from './draft.ts';
import { ForWhom } from './principal.ts';

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
  'bank-card',
  'yes-no',
]);
export type FieldKind = z.infer<typeof FieldKind>;

/** What a day may be, today being both: of what has happened, of what is still to come, or either. */
export const DayTime = z.enum(['past', 'future', 'any']);
export type DayTime = z.infer<typeof DayTime>;

/** A day YYYY-MM-DD, or one counted from today by days, months or years: `today`, `today-18y`, `today+30d`. */
export const DayBound = z
  .string()
  .regex(
    /^(\d{4}-\d{2}-\d{2}|today([+-]\d{1,4}[dmy])?)$/,
    '须为 YYYY-MM-DD、today 或 today-18y、today+30d 这样的写法',
  );

/**
 * By the key of a question that is asked earlier: the answers that fulfil it. All its questions must be fulfilled
 * (forms/conditions.ts).
 */
export const Condition = z.record(z.string(), z.array(AnswerValue).min(1));
export type Condition = z.infer<typeof Condition>;

/**
 * A section that is filled in once for each shareholder, vehicle, family member: `name` says what one record is; from `least` to `most`
 * of them, both included. Under `key` the answers hold how many records there are (forms/repeats.ts).
 */
export const Repeat = z.object({
  key: z.string(),
  name: z.string().min(1),
  least: z.number().int().min(0),
  most: z.number().int().min(1),
  /** Asked only where this holds. */
  when: Condition.optional(),
});
export type Repeat = z.infer<typeof Repeat>;

/** Which record of which repeat a question belongs to; `number` from 1. */
export const RecordPlace = z.object({ of: z.string(), name: z.string(), number: z.number().int().min(1) });
export type RecordPlace = z.infer<typeof RecordPlace>;

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
  /** Whoever proved who they are, or a chip card's own number, can't be answered otherwise. */
  fixed: z.boolean().optional(),
  /** Asked only where this holds. */
  when: Condition.optional(),
  /** Of a question in an item's form: asked once in each record of this repeat. */
  repeat: Repeat.optional(),
  /** Of a question that a citizen is asked: the record that it is asked for. */
  record: RecordPlace.optional(),
  personName: z.boolean().optional(),
  /** Of another person's `id-number`: that person may have none, and the answer may say so. */
  noDocument: z.boolean().optional(),
  /** What a `date` may be, and the date that it must not be before. */
  time: DayTime.optional(),
  after: z.object({ key: z.string(), label: z.string() }).optional(),
  /** The first and last day that it may be, both included. */
  earliest: DayBound.optional(),
  latest: DayBound.optional(),
  /** Of a `number`: a count has no decimals; the bounds, both included. */
  whole: z.boolean().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  /** What it counts, e.g. 平方米: shown beside it. */
  unit: z.string().min(1).max(12).optional(),
  /** Of a question about the situation that asks for whom it is done: what each answer says of that. */
  whom: z.record(z.string(), ForWhom).optional(),
});
export type Field = z.infer<typeof Field>;

/** A titled part of a form, its fields in the order they are asked; in one that repeats, each field says so. */
export const FormSection = z.object({ title: z.string(), fields: z.array(Field) });
export type FormSection = z.infer<typeof FormSection>;

/** Groups of field keys of which at least one must be answered whole, such as either parent; the others may be left out. */
export const EitherOf = z.array(z.array(z.string()).min(1)).min(2);
export type EitherOf = z.infer<typeof EitherOf>;
