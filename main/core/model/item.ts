/** A service item (事项) as data: what the catalogue's files hold and what the screens show. */
import { z } from 'zod';
import { Service } from './draft.ts';
import { Condition, EitherOf, Field, FormSection } from './field.ts';
import { IdentityLevel } from './identity-level.ts';
import { ForWhom } from './principal.ts';
import { ResultOffer } from './result.ts';
import { Rule } from './rule.ts';

export const Audience = z.enum(['person', 'org']);
export type Audience = z.infer<typeof Audience>;

/** How an item can be applied for online (在线申办): the case is decided after a visit with the papers, or without any (全程网办). */
export const Apply = z.enum(['online', 'full']);
export type Apply = z.infer<typeof Apply>;

/** Whose a paper is that serves in more than one case: a person's, an organisation's, a project's, an asset's. */
export const Reuse = z.enum(['person', 'org', 'project', 'asset']);
export type Reuse = z.infer<typeof Reuse>;

/** One paper an item asks for. `archiveKey` is the same for the same paper across items. */
export const Material = z.object({
  archiveKey: z.string(),
  name: z.string().min(1),
  form: z.enum(['原件', '复印件', '电子']),
  copies: z.number().int().min(1).max(5),
  required: z.boolean(),
  source: z.enum(['申请人自备', '政府部门核发', '其他']),
  /** Asked for only where this holds. */
  when: Condition.optional(),
  /** What the reviewer looks at (审查要点). */
  points: z.array(z.string()).optional(),
  /** Where one gets it, in a sentence. */
  where: z.string().optional(),
  /** Whether it may come later (容缺). */
  later: z.boolean().optional(),
  /** What the kiosk reads it by, so that nobody photographs it: the ID card on the reader, the electronic licence's code. */
  read: z.enum(['card', 'licence']).optional(),
  /** Its pictures stand in the printed application: the window holds what comes later against them. */
  picture: z.boolean().optional(),
  /** Whose it is, where it may be taken from the archive again; absent: of one case alone (一事一证). */
  reuse: Reuse.optional(),
  /** How many months it is good from the day it was issued; absent: as it says itself. */
  validMonths: z.number().int().min(1).optional(),
});
export type Material = z.infer<typeof Material>;

/**
 * When a paper is asked for because somebody acts for another: of every agent of a person, of whoever needs a letter of authorisation, of
 * kin.
 */
export const Behalf = z.enum(['agent', 'letter', 'kin']);
export type Behalf = z.infer<typeof Behalf>;

/** A paper that proves an agent's authority, whatever the item. */
export const BehalfPaper = Material.extend({ behalf: Behalf });
export type BehalfPaper = z.infer<typeof BehalfPaper>;

/** What a list row shows. */
export const ItemSummary = z.object({
  code: z.string(),
  /** From 1; raised with each change of the item's wording, form or papers. */
  version: z.number().int().min(1),
  name: z.string(),
  departmentCode: z.string(),
  departmentName: z.string(),
  zoneId: z.string(),
  audience: z.array(Audience).min(1),
  services: z.array(Service).min(1),
  caseType: z.enum(['即办件', '承诺件']),
  promisedDays: z.number().int(),
});
export type ItemSummary = z.infer<typeof ItemSummary>;

/** Everything the guide and the form need about one item. */
export const ItemDetail = ItemSummary.extend({
  type: z.string(),
  /** How far it must be proved who asks for it. */
  identityLevel: IdentityLevel,
  /** Filled-in forms of this version and later ones are still taken; older ones are not. */
  oldestTaken: z.number().int().min(1),
  statutoryDays: z.number().int(),
  /** Absent where it can be applied for at the window alone. */
  apply: Apply.optional(),
  /** How often one has to come in person (到现场次数). */
  visits: z.number().int().min(0),
  /** How its result can come, asked where it is applied for wholly online. */
  result: ResultOffer.optional(),
  fee: z.string(),
  departmentFullName: z.string(),
  /** Plain questions about the citizen's situation (情形) that decide what of the rest is asked; mostly none. */
  situation: z.array(Field),
  materials: z.array(Material),
  form: z.object({ sections: z.array(FormSection), eitherOf: EitherOf.optional() }),
  /** Those of all sections, in order. */
  fields: z.array(Field),
  /** What its answers must be to one another. */
  rules: z.array(Rule).optional(),
  /** For whom it may be done; absent: for whom it serves (`whomFor` in model/principal.ts). */
  whom: z.array(ForWhom).optional(),
  /** What whoever does it for another hands in besides. */
  authorisation: z.array(BehalfPaper).optional(),
});
export type ItemDetail = z.infer<typeof ItemDetail>;
