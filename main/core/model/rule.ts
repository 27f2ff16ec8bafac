/** What several answers of a form must be to one another: rules that an item's data give (forms/rules.ts judges by them). */
import { z } from 'zod';

/** A sentence in every language of the screen. */
export const Said = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
export type Said = z.infer<typeof Said>;

/** A number, or the key of a question whose answer is one. */
const Amount = z.union([z.number(), z.string()]);

/** Of every rule: what is said where it is broken, instead of the general words. */
const said = { say: Said.optional() };

/** Days or numbers of which none may be before, or less than, the one before it; `strict`: nor the same. */
export const OrderRule = z.strictObject({
  order: z.array(z.string()).min(2),
  strict: z.boolean().optional(),
  ...said,
});
/** Numbers that come to something together, of every record where the question is one of a repeat. */
export const SumRule = z.strictObject({
  sum: z.array(z.string()).min(1),
  is: Amount.optional(),
  least: Amount.optional(),
  most: Amount.optional(),
  ...said,
});
/** Answers that must not be the same, such as two persons' names; of a repeat's question: in any two records. */
export const DifferRule = z.strictObject({ differ: z.array(z.string()).min(1), ...said });
/** As many records of a repeat as a number says; `beside`: persons who are counted in it and have no record. */
export const CountRule = z.strictObject({
  count: z.string(),
  is: z.string(),
  beside: z.number().int().min(0).optional(),
  ...said,
});

export const Rule = z.union(
  [OrderRule, SumRule, DifferRule, CountRule],
  '须是 { order: [键, 键] }、{ sum: [键], is: 数 }、{ differ: [键, 键] } 或 { count: 分段的键, is: 键 } 之一',
);
export type Rule = z.infer<typeof Rule>;
