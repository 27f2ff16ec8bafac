/** Rules that hold across the catalogue's files, beyond the shape of one entry. */
import type { CatalogueFiles, CatalogueProblem, ItemEntry } from './files.ts';

/** An item-only application form: its key must be made of the item's own code. */
const OWN_FORM = 'form-';
/** What a field for one person's name is called, and where its answer may come from. */
const NAME_LABEL = /姓名$/u;
const NAME_SOURCE = /^(idCard\.name|license\.legalRep)$/;

export function crossCheck(files: CatalogueFiles): CatalogueProblem[] {
  return [...checkBase(files), ...checkItems(files), ...checkSharedMaterials(files)];
}

function checkBase({ zones, departments, fields, items }: CatalogueFiles): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const add = (file: string, item: string, field: string, message: string) =>
    problems.push({ file, item, field, message });
  if (items.length === 0) add('items', '', '', '没有任何事项');
  for (const id of repeated(zones.map((zone) => zone.id))) add('zones.json', id, 'id', '专区 id 重复');
  for (const name of repeated(zones.map((zone) => zone.name)))
    add('zones.json', name, 'name', '专区名称重复');
  for (const zone of zones) {
    if (!departments.some((department) => department.zone === zone.name)) {
      add('zones.json', zone.id, 'name', `${zone.name}没有任何单位`);
    }
  }
  for (const code of repeated(departments.map((d) => d.code)))
    add('departments.json', code, 'code', '单位代码重复');
  for (const name of repeated(departments.map((d) => d.name)))
    add('departments.json', name, 'name', '单位名称重复');
  for (const { code, zone } of departments) {
    if (!zones.some(({ name }) => name === zone))
      add('departments.json', code, 'zone', `没有名为“${zone}”的专区`);
    if (!items.some(({ file }) => file === `items/${code}.json`)) {
      add('departments.json', code, 'code', `单位没有事项（items/${code}.json）`);
    }
  }
  for (const [key, field] of fields) {
    if ((field.kind === 'select') !== (field.options !== undefined)) {
      add('fields.json', key, 'options', 'select 须有选项，其他类型不得有选项');
    }
    const asksName = NAME_LABEL.test(field.label) || NAME_SOURCE.test(field.prefill ?? '');
    if (field.kind === 'text' ? asksName && !field.personName : field.personName) {
      add('fields.json', key, 'personName', '填写个人姓名的 text 字段须为 true，其他类型不得有');
    }
    if (repeated(field.options ?? []).length > 0) add('fields.json', key, 'options', '选项重复');
  }
  return problems;
}

function checkItems({ departments, fields, materials, items }: CatalogueFiles): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const codes = new Set(repeated(items.map(({ entry }) => entry.code)));
  const names = new Set(repeated(items.map(({ entry }) => entry.name)));
  for (const { file, entry } of items) {
    const add = (field: string, message: string) => problems.push({ file, item: entry.code, field, message });
    const department = file.slice('items/'.length, -'.json'.length);
    if (entry.code.slice(0, 2) !== department) add('code', `编码前两位须与文件的单位代码 ${department} 相同`);
    if (!departments.some(({ code }) => code === department))
      add('code', `departments.json 里没有单位 ${department}`);
    if (codes.has(entry.code)) add('code', '编码重复');
    if (names.has(entry.name)) add('name', `名称重复：${entry.name}`);
    checkTimes(entry, add);
    checkForm(entry, fields, add);
    if (repeated(entry.keywords).length > 0) add('keywords', '关键词重复');
    if (repeated(entry.audience).length > 0) add('audience', '服务对象重复');
    if (entry.prereview && entry.materials.length < 2) add('materials', '可预审的事项至少有两种材料');
    if (!entry.materials.some((material) => material.required)) add('materials', '没有一种必交材料');
    for (const key of repeated(entry.materials.map((material) => material.archiveKey))) {
      add('materials', `材料键重复：${key}`);
    }
    for (const [at, { archiveKey }] of entry.materials.entries()) {
      const field = `materials.${at}.archiveKey`;
      if (archiveKey.startsWith(OWN_FORM)) {
        if (!archiveKey.startsWith(OWN_FORM + entry.code.toLowerCase())) {
          add(field, `专用申请表的键须以 ${OWN_FORM}${entry.code.toLowerCase()} 开头`);
        }
      } else if (!materials.has(archiveKey)) add(field, `materials.json 里没有 ${archiveKey}`);
    }
  }
  return problems;
}

type Add = (field: string, message: string) => void;

function checkTimes({ caseType, type, promisedDays, statutoryDays }: ItemEntry, add: Add): void {
  if (caseType === '即办件') {
    if (promisedDays !== 0) add('promisedDays', '即办件的承诺时限须为 0');
  } else if (promisedDays < 1 || promisedDays > statutoryDays) {
    add('promisedDays', `承诺件的承诺时限须在 1 与法定时限 ${statutoryDays} 之间`);
  }
  if (type === '行政许可' && statutoryDays === 0) add('statutoryDays', '行政许可须有法定时限');
}

function checkForm(entry: ItemEntry, fields: CatalogueFiles['fields'], add: Add): void {
  if (!entry.booking && !entry.prereview) add('booking', '既不能预约也不能预审');
  for (const [at, key] of entry.fields.entries()) {
    if (!fields.has(key)) add(`fields.${at}`, `fields.json 里没有字段 ${key}`);
  }
  for (const key of repeated(entry.fields)) add('fields', `字段重复：${key}`);
  if (!entry.prereview) {
    if (entry.fields.length > 0) add('fields', '仅预约的事项不应有表单字段');
    return;
  }
  if (entry.fields.length < 3 || entry.fields.length > 12) {
    add('fields', `可预审的事项须有 3–12 个字段，现有 ${entry.fields.length} 个`);
  }
  if (!entry.fields.some((key) => key === 'phone' || key === 'contactPhone')) {
    add('fields', '缺联系电话（phone 或 contactPhone）');
  }
}

/** One key, one name, and one name, one key: else a stored paper would be asked for again. */
function checkSharedMaterials({ items, materials }: CatalogueFiles): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const nameOfKey = new Map([...materials].map(([key, { name }]) => [key, name]));
  const keyOfName = new Map<string, string>();
  for (const { file, entry } of items) {
    for (const [at, { archiveKey, name }] of entry.materials.entries()) {
      const add = (field: string, message: string) =>
        problems.push({ file, item: entry.code, field: `materials.${at}.${field}`, message });
      const known = nameOfKey.get(archiveKey) ?? name;
      nameOfKey.set(archiveKey, known);
      if (known !== name) add('name', `键 ${archiveKey} 的名称应为“${known}”，这里写作“${name}”`);
      if (archiveKey.startsWith(OWN_FORM)) continue;
      const key = keyOfName.get(name) ?? archiveKey;
      keyOfName.set(name, key);
      if (key !== archiveKey) add('archiveKey', `“${name}”的键应为 ${key}`);
    }
  }
  return problems;
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
