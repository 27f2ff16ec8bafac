/** The questions of an item's form, as the catalogue gives them. */
import { z } from 'zod';

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

/**
 * One question. `prefill` names the source of a first answer, e.g. `idCard.name`; `personName`: the answer is one person's
 * name; `options` are what a `choice` offers. A condition (`when`) will stand here.
 */
export const Field = z.object({
  key: z.string(),
  label: z.string().min(1),
  kind: FieldKind,
  required: z.boolean(),
  options: z.array(z.string()).optional(),
  prefill: z.string().optional(),
  personName: z.boolean().optional(),
});
export type Field = z.infer<typeof Field>;

/** A titled part of a form, its fields in the order they are asked. A repeat (`repeat … most`) will stand beside the fields. */
export const FormSection = z.object({ title: z.string(), fields: z.array(Field) });
export type FormSection = z.infer<typeof FormSection>;
