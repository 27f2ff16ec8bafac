/** What one entry of each of the catalogue's files may say. */
import { z } from 'zod';
import { Service } from '../model/draft.ts';
import { Condition, EitherOf, Field, Repeat } from '../model/field.ts';
import { IdentityLevel } from '../model/identity-level.ts';
import { Apply, Audience, Behalf, ItemSummary, Material, Reuse } from '../model/item.ts';
import { ForWhom } from '../model/principal.ts';
import { ResultOffer, ResultPoint, ResultWay } from '../model/result.ts';
import { Rule } from '../model/rule.ts';

/** The places a field may be prefilled from. */
const PREFILL =
  /^(agent\.name|idCard\.(name|number|sex|nation|birth|address)|licence\.(name|uscc|legalRep|legalRepId|address|type|capital|scope|foundDate)|account\.(phone|email|address)|socialCard\.number|fund\.(account|orgAccount))$/;

export const ZoneEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/, '须为小写字母和短横，如 market'),
  name: z.string().min(2),
  scope: z.string().min(1),
});
export type ZoneEntry = z.infer<typeof ZoneEntry>;

export const DepartmentEntry = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, '须为两个大写字母'),
  name: z.string().min(2),
  shortName: z.string().min(2),
  /** A zone's id. */
  zone: z.string(),
  nature: z.enum(['政府部门', '垂直管理单位', '事业单位', '党委部门', '公共企事业单位', '群团组织']),
});
export type DepartmentEntry = z.infer<typeof DepartmentEntry>;

export const FieldEntry = Field.omit({ key: true, when: true, repeat: true, record: true })
  .extend({
    options: z.array(z.string('选项须为文字；数字要加引号').min(1)).min(2).optional(),
    prefill: z.string().regex(PREFILL, '不是已知的预填来源').optional(),
    /** The key of the date that this one must not be before. */
    after: z.string().optional(),
  })
  .strict();
export type FieldEntry = z.infer<typeof FieldEntry>;

/** A paper that several items may ask for. `reuse`: whose it is and where it may be used again; `case` never is. */
export const PaperEntry = z.strictObject({
  name: z.string().min(2),
  source: Material.shape.source,
  reuse: z.enum([...Reuse.options, 'case']),
  validMonths: z.number().int().min(1).optional(),
  read: Material.shape.read,
  picture: Material.shape.picture,
  /** What the reviewer looks at (审查要点), each in a short sentence. */
  points: z.array(z.string().min(4).max(40)).min(1).max(4).optional(),
  /** Where one gets it. */
  where: z.string().min(4).max(40).optional(),
  /** Asked for, whatever the item, of whoever acts for another: when, and in what form. */
  behalf: z.strictObject({ of: Behalf, form: Material.shape.form }).optional(),
});
export type PaperEntry = z.infer<typeof PaperEntry>;

/** A paper as one item asks for it. Only a paper of the item's own has its name and source here. */
const ItemPaper = z.strictObject({
  paper: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '材料键须为小写字母、数字和短横'),
  name: z.string().min(2).optional(),
  source: Material.shape.source.optional(),
  form: Material.shape.form,
  copies: Material.shape.copies.default(1),
  required: z.boolean().default(true),
  when: Condition.optional(),
  /** It may come later (容缺). */
  later: z.boolean().optional(),
});
export type ItemPaper = z.infer<typeof ItemPaper>;

/** A question of a form: its key in fields.yaml, and where it is asked only of some, of whom. */
const AskedField = z.union(
  [z.string(), z.strictObject({ field: z.string(), when: Condition })],
  '须为字段的键，或 { field: 键, when: 条件 }',
);

/** A section that is filled in once for each shareholder, vehicle, family member. */
const RepeatEntry = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/, '重复分段的键须以小写字母开头，只含字母和数字'),
  /** What one of them is, e.g. 股东. */
  name: z.string().min(1).max(8),
  least: Repeat.shape.least.default(0),
  most: z.number().int().min(2).max(50),
});

/** A titled part of an item's form; its own condition holds for each of its questions. */
const SectionEntry = z.strictObject({
  section: z.string().min(2),
  when: Condition.optional(),
  repeat: RepeatEntry.optional(),
  fields: z.array(AskedField).min(1),
});

/** A plain question about the citizen's situation (情形), asked before anything else. */
const SituationEntry = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/, '情形的键须以小写字母开头，只含字母和数字'),
  ask: z.string().min(4).max(24),
  options: z.array(z.string('选项须为文字；数字要加引号').min(1).max(16)).min(2).max(6),
  when: Condition.optional(),
  /** Where it asks for whom it is done: what each option says of that. */
  whom: z.record(z.string(), ForWhom).optional(),
});
export type SituationEntry = z.infer<typeof SituationEntry>;

/** What an item says of its own result; the rest is as results.yaml says it of all. */
const ItemResult = z.strictObject({
  /** How it is called, e.g. 出版物经营许可证. */
  name: z.string().min(2).max(40).optional(),
  /** It is a licence, so that it can go into the licence library. */
  licence: z.boolean().optional(),
  ways: z.array(ResultWay).min(1).optional(),
  /** Ids of the places where it is fetched. */
  points: z.array(z.string()).min(1).optional(),
});

/** How the results of all items come that are applied for wholly online. */
export const ResultsEntry = ResultOffer.extend({
  name: z.string().min(2).max(40),
  // Whether a result is a licence, only its item says.
  ways: z.array(ResultWay.exclude(['licence'])).min(1),
  points: z.array(ResultPoint.strict()).min(1),
}).strict();
export type ResultsEntry = z.infer<typeof ResultsEntry>;

const Days = z.number().int().min(0).max(90);

export const ItemEntry = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-\d{4}$/, '须为两位单位代码、短横、四位数字'),
  /** Raised by one with each change, so that a filed matter says which wording it answered. */
  version: ItemSummary.shape.version,
  /** Raised to `version` where what was filled in before can't be used any more, e.g. after the law changed. */
  oldestTaken: z.number().int().min(1).default(1),
  name: z
    .string()
    .min(4)
    .max(45)
    .regex(/^[^()|\s]*$/, '名称不得含半角括号、竖线或空白'),
  type: z.enum(['行政许可', '行政确认', '行政给付', '公共服务', '其他行政权力']),
  audience: z.array(Audience).min(1),
  /** For whom it may be done; without it: for oneself, and for those whom `audience` names. */
  whom: z.array(ForWhom).min(1).optional(),
  services: z.array(Service).min(1, '至少写一种：booking 预约、pre-review 预审'),
  apply: Apply.optional(),
  /** How often one has to come; without it: never where it is `apply: full`, else once. */
  visits: z.number().int().min(0).max(9).optional(),
  /** Of what is `apply: full`: its result, and how it comes. */
  result: ItemResult.optional(),
  /** How far it must be proved who asks for it. With `card-face` its papers are handed in at the window alone. */
  identityLevel: IdentityLevel.default('typed'),
  caseType: z.enum(['即办件', '承诺件']),
  statutoryDays: Days,
  promisedDays: Days,
  fee: z.string().min(1),
  situation: z.array(SituationEntry).min(1).max(5).optional(),
  materials: z.array(ItemPaper).min(1).max(12),
  form: z.array(SectionEntry).default([]),
  /** Groups of the form's keys of which one must be answered whole; their fields are not required themselves. */
  eitherOf: EitherOf.optional(),
  /** What the form's answers must be to one another. */
  rules: z.array(Rule).min(1).optional(),
  keywords: z.array(z.string().min(2).max(12)).min(1),
});
export type ItemEntry = z.infer<typeof ItemEntry>;

/** What people say for what the catalogue calls otherwise; without `mean` a word that says nothing of the matter. */
export const SynonymEntry = z.strictObject({
  /** `…` in a word stands for one to four characters that nobody listed, as in 开…店. */
  say: z
    .array(
      z
        .string('须为文字；数字要加引号')
        .min(1)
        .regex(/^([^…]*|[^…]+…[^…]+)$/, '“…”只能写一个，前后都要有字'),
    )
    .min(1),
  mean: z.array(z.string('须为文字；数字要加引号').min(1)).default([]),
});
export type SynonymEntry = z.infer<typeof SynonymEntry>;

/** What is done elsewhere than at the hall, and where. */
export const ElsewhereEntry = z.strictObject({
  name: z.string().min(2),
  words: z.array(z.string('须为文字；数字要加引号').min(2)).min(1),
  /** Words that say it only where hardly anything else is said: 派出所 in 去派出所, and not in 派出所办身份证. */
  alone: z.array(z.string('须为文字；数字要加引号').min(2)).default([]),
  where: z.string().min(4).max(120),
});
export type ElsewhereEntry = z.infer<typeof ElsewhereEntry>;

export type Entries = {
  /** In the order in which screens show them. */
  zones: ZoneEntry[];
  departments: DepartmentEntry[];
  fields: Map<string, FieldEntry>;
  papers: Map<string, PaperEntry>;
  /** In the files' order; `at` is the entry's place in its file. */
  items: { file: string; at: number; entry: ItemEntry }[];
  synonyms: SynonymEntry[];
  elsewhere: ElsewhereEntry[];
  /** Null where its file can't be read. */
  results: ResultsEntry | null;
};

/** The file that holds a department's items. */
export const itemsFile = (departmentCode: string) => `items/${departmentCode}.yaml`;

/** Every question of an item's form with the condition of its section and its own, in order; those of a repeat name it. */
export const askedFieldsOf = ({ form }: Pick<ItemEntry, 'form'>) =>
  form.flatMap(({ fields, when: whole, repeat }) =>
    fields.map((each) => {
      const { field, when } = typeof each === 'string' ? { field: each, when: undefined } : each;
      // A repeat's own condition hides all its records; each question has only its own.
      return repeat
        ? { key: field, when, repeat: { ...repeat, ...(whole && { when: whole }) } }
        : { key: field, when: bothHold(whole, when), repeat: undefined };
    }),
  );

export const fieldKeysOf = (item: ItemEntry) => askedFieldsOf(item).map(({ key }) => key);

/** Where both name a question, only the answers that both take. */
export function bothHold(one: Condition | undefined, other: Condition | undefined): Condition | undefined {
  if (!one || !other) return one ?? other;
  const both: Condition = { ...one, ...other };
  for (const [key, wanted] of Object.entries(one)) {
    const others = other[key];
    if (others) both[key] = wanted.filter((answer) => others.includes(answer));
  }
  return both;
}
