/** The service items (事项): browse by zone, department and audience; search; the guide of one item. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Service } from '../model/draft.ts';
import { Audience, ItemDetail, ItemSummary } from '../model/item.ts';

export { ItemDetail } from '../model/item.ts';

/** How many items in all, and how many of them each service offers. */
export const Counts = z.object({
  items: z.number().int(),
  booking: z.number().int(),
  preReview: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

export const Overview = z.object({
  zones: z.array(z.object({ id: z.string(), name: z.string(), scope: z.string(), counts: Counts })),
  departments: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shortName: z.string(),
      zoneId: z.string(),
      counts: Counts,
    }),
  ),
  counts: Counts,
});
export type Overview = z.infer<typeof Overview>;

/** `marks` are [start, end) ranges of the name's UTF-16 units to highlight. */
export const SearchHit = z.object({
  item: ItemSummary,
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** The common word that matched when the name did not, e.g. 没工作了. */
  keyword: z.string().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** What is not done here, such as 交水费, and where it is. */
export const Elsewhere = z.object({ name: z.string(), where: z.string() });
export type Elsewhere = z.infer<typeof Elsewhere>;

/** The core's own limit for what is looked for. */
const Typed = z.string().max(60);

export const catalogueContract = {
  overview: oc.output(Overview),
  list: oc
    .input(
      z.object({
        zoneId: z.string().optional(),
        departmentCode: z.string().optional(),
        audience: Audience.optional(),
        service: Service.optional(),
      }),
    )
    .output(z.array(ItemSummary)),
  search: oc
    .input(
      z.object({
        text: Typed,
        service: Service.optional(),
        limit: z.number().int().min(1).max(50),
      }),
    )
    .output(z.array(SearchHit)),
  elsewhere: oc.input(z.object({ text: Typed })).output(Elsewhere.nullable()),
  item: oc.input(z.object({ code: z.string() })).output(ItemDetail.nullable()),
};
