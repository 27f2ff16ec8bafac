/** The catalogue's data files as a person edits them: their shapes, and reading them with problems that name the place. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { Audience, Field, Material } from '../model/item.ts';

/** One mistake in the data. `file` is relative to the catalogue's folder; `item` and `field` are empty where they do not apply. */
export type CatalogueProblem = { file: string; item: string; field: string; message: string };

/** The places a field may be prefilled from. */
const PREFILL =
  /^(idCard\.(name|number|sex|nation|birth|address)|license\.(name|uscc|legalRep|legalRepId|address|type|capital|scope|foundDate)|account\.(phone|email|address)|socialCard\.number|fund\.(account|orgAccount))$/;

export const ZoneEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string().min(2),
  scope: z.string().min(1),
  order: z.number().int(),
});
export type ZoneEntry = z.infer<typeof ZoneEntry>;

export const DepartmentEntry = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, '须为两个大写字母'),
  name: z.string().min(2),
  shortName: z.string().min(2),
  zone: z.string(),
  nature: z.enum(['政府部门', '垂直管理单位', '事业单位', '党委部门', '公共企事业单位', '群团组织']),
  order: z.number().int(),
});
export type DepartmentEntry = z.infer<typeof DepartmentEntry>;

export const FieldEntry = Field.omit({ key: true })
  .extend({
    options: z.array(z.string().min(1)).min(2).optional(),
    prefill: z.string().regex(PREFILL, '不是已知的预填来源').optional(),
  })
  .strict();
export type FieldEntry = z.infer<typeof FieldEntry>;

/** `reuse`: whose material it is and where it may be used again; `case` never is. */
export const MaterialEntry = z.strictObject({
  name: z.string().min(2),
  source: Material.shape.source,
  reuse: z.enum(['person', 'org', 'project', 'asset', 'case']),
  validMonths: z.number().int().min(1).optional(),
});
export type MaterialEntry = z.infer<typeof MaterialEntry>;

const Days = z.number().int().min(0).max(90);

export const ItemEntry = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-\d{4}$/, '须为两位单位代码、短横、四位数字'),
  name: z
    .string()
    .min(4)
    .max(45)
    .regex(/^[^()|\s]*$/, '名称不得含半角括号、竖线或空白'),
  type: z.enum(['行政许可', '行政确认', '行政给付', '公共服务', '其他行政权力']),
  audience: z.array(Audience).min(1),
  booking: z.boolean(),
  prereview: z.boolean(),
  caseType: z.enum(['即办件', '承诺件']),
  statutoryDays: Days,
  promisedDays: Days,
  fee: z.string().min(1),
  materials: z
    .array(
      Material.extend({
        name: z.string().min(2),
        archiveKey: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '材料键须为小写字母、数字和短横'),
      }).strict(),
    )
    .min(1)
    .max(8),
  fields: z.array(z.string()),
  keywords: z.array(z.string().min(2).max(12)).min(1),
});
export type ItemEntry = z.infer<typeof ItemEntry>;

export type CatalogueFiles = {
  zones: ZoneEntry[];
  departments: DepartmentEntry[];
  fields: Map<string, FieldEntry>;
  materials: Map<string, MaterialEntry>;
  /** Items with the file they stand in, in the files' order. */
  items: { file: string; entry: ItemEntry }[];
};

/** Reads what can be read; every unreadable or misshapen piece is a problem, and the rest still gets checked. */
export function readFiles(folder: string): { files: CatalogueFiles; problems: CatalogueProblem[] } {
  const problems: CatalogueProblem[] = [];
  const report = (file: string, item: string, issues: z.core.$ZodIssue[]) => {
    for (const issue of issues)
      problems.push({ file, item, field: issue.path.join('.'), message: issue.message });
  };
  const json = (file: string): unknown => {
    try {
      return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code !== undefined;
      const message = missing ? '文件读不出来' : `不是有效的 JSON：${(error as Error).message}`;
      problems.push({ file, item: '', field: '', message });
      return undefined;
    }
  };
  const check = <T>(schema: z.ZodType<T>, value: unknown, file: string, item: string): T[] => {
    const parsed = schema.safeParse(value, { error: zhCN().localeError });
    if (parsed.success) return [parsed.data];
    report(file, item, parsed.error.issues);
    return [];
  };
  const list = <T>(schema: z.ZodType<T>, file: string): T[] => {
    const rows = json(file);
    if (Array.isArray(rows)) return rows.flatMap((row) => check(schema, row, file, nameOf(row)));
    if (rows !== undefined) problems.push({ file, item: '', field: '', message: '最外层须为数组 [ ]' });
    return [];
  };
  const dictionary = <T>(schema: z.ZodType<T>, file: string, key: RegExp): Map<string, T> => {
    const found = new Map<string, T>();
    for (const [name, value] of Object.entries(json(file) ?? {})) {
      if (!key.test(name)) problems.push({ file, item: '', field: name, message: '键的写法不对' });
      for (const entry of check(schema, value, file, name)) found.set(name, entry);
    }
    return found;
  };
  const files = {
    zones: list(ZoneEntry, 'zones.json'),
    departments: list(DepartmentEntry, 'departments.json'),
    fields: dictionary(FieldEntry, 'fields.json', /^[a-z][A-Za-z0-9]*$/),
    materials: dictionary(MaterialEntry, 'materials.json', /^[a-z0-9]+(-[a-z0-9]+)*$/),
    items: itemFiles(folder).flatMap((file) => list(ItemEntry, file).map((entry) => ({ file, entry }))),
  };
  return { files, problems };
}

function itemFiles(folder: string): string[] {
  try {
    const names = readdirSync(path.join(folder, 'items')).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => `items/${name}`);
  } catch {
    return [];
  }
}

/** What a person would look for in the file: the code, else the id or the name. */
function nameOf(row: unknown): string {
  const { code, id, name } = (row ?? {}) as Record<string, unknown>;
  return String(code ?? id ?? name ?? '');
}
