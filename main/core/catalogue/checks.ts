/** Rules that hold across the catalogue's files, beyond the shape of one entry. */

import { dayOf } from '../model/day-bound.ts';
import { checkConditions } from './condition-checks.ts';
import {
  askedFieldsOf,
  type Entries,
  type FieldEntry,
  fieldKeysOf,
  type ItemEntry,
  type ItemPaper,
  itemsFile,
} from './entries.ts';
import type { Add, Mistake } from './files.ts';
import { checkRules, dateCircle } from './rule-checks.ts';

/** Days of the calendar, not counted from today. */
const isFixed = (bound: string) => !bound.startsWith('today');

/** An item's own application form: its key must be made of the item's own code. */
const OWN_FORM = 'form-';
/** What a field for one person's name is called, and where its answer may come from. */
const NAME_LABEL = /姓名$/u;
const NAME_SOURCE = /^(idCard\.name|agent\.name|licence\.legalRep)$/;

export function crossCheck(entries: Entries): Mistake[] {
  const mistakes: Mistake[] = [];
  const addTo =
    (file: string, item: string, key?: PropertyKey): Add =>
    (keys, message) =>
      mistakes.push({ file, item, keys: key === undefined ? keys : [key, ...keys], message });
  if (entries.items.length === 0) addTo('items', '')([], '没有任何事项');
  for (const [at, zone] of entries.zones.entries()) {
    checkZone(entries, at, addTo('zones.yaml', zone.id, at));
  }
  for (const [at, department] of entries.departments.entries()) {
    checkDepartment(entries, at, addTo('departments.yaml', department.code, at));
  }
  for (const key of entries.fields.keys()) checkField(entries, key, addTo('fields.yaml', key, key));
  mistakes.push(
    ...twiceSaid(
      entries.synonyms.map(({ say }) => say),
      'synonyms.yaml',
      'say',
    ),
  );
  mistakes.push(
    ...twiceSaid(
      entries.elsewhere.map(({ words }) => words),
      'elsewhere.yaml',
      'words',
    ),
  );
  const keyOfName = new Map<string, string>();
  for (const [key, { name }] of entries.papers) {
    // Under a second key a paper that is stored would be asked for again.
    const first = keyOfName.get(name);
    if (first === undefined) keyOfName.set(name, key);
    else addTo('materials.yaml', key, key)(['name'], `与 ${first} 同名：请合并为一种材料`);
  }
  const names = new Set(repeated(entries.items.map(({ entry }) => entry.name)));
  const codes = new Set(repeated(entries.items.map(({ entry }) => entry.code)));
  for (const { file, at, entry } of entries.items) {
    const add = addTo(file, entry.code, at);
    if (codes.has(entry.code)) add(['code'], '编码重复，请换一个没有用过的');
    if (names.has(entry.name)) add(['name'], `名称重复：${entry.name}`);
    checkItem(entries, file, entry, add);
  }
  return mistakes;
}

/** A word with two meanings would be mended in one place and stay in the other. */
function twiceSaid(lists: readonly (readonly string[])[], file: string, member: string): Mistake[] {
  const said = new Set<string>();
  return lists.flatMap((words, at) =>
    words.flatMap((word, place) => {
      const known = said.has(word);
      said.add(word);
      const message = `${word} 写了两次，请删去一处`;
      return known ? [{ file, item: words[0] ?? '', keys: [at, member, place], message }] : [];
    }),
  );
}

function checkZone({ zones, departments }: Entries, at: number, add: Add): void {
  const zone = zones[at];
  if (!zone) return;
  if (zones.findIndex(({ id }) => id === zone.id) < at) add(['id'], '专区 id 重复，请换一个');
  if (zones.findIndex(({ name }) => name === zone.name) < at) add(['name'], '专区名称重复，请换一个');
  if (!departments.some((department) => department.zone === zone.id)) {
    add(['id'], `没有单位属于${zone.name}：请在 departments.yaml 里写明，或删去这个专区`);
  }
}

function checkDepartment({ zones, departments, items }: Entries, at: number, add: Add): void {
  const department = departments[at];
  if (!department) return;
  const { code, name, zone } = department;
  if (departments.findIndex((each) => each.code === code) < at) add(['code'], '单位代码重复，请换一个');
  if (departments.findIndex((each) => each.name === name) < at) add(['name'], '单位名称重复，请换一个');
  if (!zones.some(({ id }) => id === zone)) {
    add(['zone'], `没有 id 为 ${zone} 的专区，应为 ${zones.map(({ id }) => id).join('、')} 之一`);
  }
  if (!items.some(({ file }) => file === itemsFile(code))) {
    add(['code'], `单位没有事项：请补上 ${itemsFile(code)}，或删去这个单位`);
  }
}

function checkField({ fields }: Entries, key: string, add: Add): void {
  const field = fields.get(key);
  if (!field) return;
  if ((field.kind === 'choice') !== (field.options !== undefined)) {
    add(['options'], 'choice 须有选项，其他类型不得有选项');
  }
  const asksName = NAME_LABEL.test(field.label) || NAME_SOURCE.test(field.prefill ?? '');
  if (field.kind === 'text' ? asksName && !field.personName : field.personName) {
    add(['personName'], '填写个人姓名的 text 字段须为 true，其他类型不得有');
  }
  if (field.fixed && field.prefill === undefined) add(['fixed'], 'fixed 只用于有 prefill 的字段');
  if (repeated(field.options ?? []).length > 0) add(['options'], '选项重复，请删去一个');
  checkBounds(fields, field, add);
}

/** What only some kinds may say of their answers. */
function checkBounds(fields: Entries['fields'], field: FieldEntry, add: Add): void {
  const { kind, time, after, earliest, latest, whole, least, most, unit, noDocument } = field;
  if ((kind === 'date') !== (time !== undefined)) {
    add(['time'], 'date 须写 time：past、future 或 any，其他类型不得有');
  }
  if (after !== undefined && (kind !== 'date' || fields.get(after)?.kind !== 'date')) {
    add(['after'], 'after 只用于 date，且须是另一个 date 字段的键');
  }
  if (after !== undefined && dateCircle(fields, field)) add(['after'], 'after 绕成了一圈：请删去一处');
  if (kind !== 'date' && (earliest ?? latest) !== undefined) {
    add([earliest === undefined ? 'latest' : 'earliest'], 'earliest、latest 只用于 date');
  }
  if (isNever(earliest, latest)) add(['earliest'], 'earliest 不得晚于 latest');
  if (kind !== 'number' && [whole, least, most, unit].some((bound) => bound !== undefined)) {
    add(['whole'], 'whole、least、most、unit 只用于 number');
  }
  if (least !== undefined && most !== undefined && least > most) add(['least'], 'least 不得大于 most');
  if (noDocument !== undefined && kind !== 'id-number') add(['noDocument'], 'noDocument 只用于 id-number');
}

/** Whether no day lies between the two, whatever today is; told only where both are of one sort. */
function isNever(earliest: string | undefined, latest: string | undefined): boolean {
  if (earliest === undefined || latest === undefined) return false;
  const day = (bound: string) => dayOf(bound, '2000-01-01');
  return isFixed(earliest) === isFixed(latest) && (day(earliest) ?? '') > (day(latest) ?? '');
}

function checkItem(entries: Entries, file: string, entry: ItemEntry, add: Add): void {
  const department = file.slice('items/'.length, -'.yaml'.length);
  if (entry.code.slice(0, 2) !== department) add(['code'], `编码前两位须与文件的单位代码 ${department} 相同`);
  if (!entries.departments.some(({ code }) => code === department))
    add(['code'], `departments.yaml 里没有单位 ${department}`);
  for (const member of ['keywords', 'audience', 'services'] as const) {
    for (const value of repeated(entry[member])) add([member], `${value} 重复，请删去一个`);
  }
  if (entry.oldestTaken > entry.version)
    add(['oldestTaken'], `oldestTaken 不得大于 version ${entry.version}`);
  checkTimes(entry, add);
  checkWhom(entry, add);
  checkApply(entry, add);
  checkResult(entry, entries.results, add);
  checkForm(entry, entries.fields, add);
  checkConditions(entry, entries.fields, add);
  checkRules(entry, entries.fields, add);
  checkMaterials(entry, entries.papers, add);
}

function checkTimes({ caseType, type, promisedDays, statutoryDays }: ItemEntry, add: Add): void {
  if (caseType === '即办件') {
    if (promisedDays !== 0) add(['promisedDays'], '即办件的承诺时限须为 0');
  } else if (promisedDays < 1 || promisedDays > statutoryDays) {
    add(['promisedDays'], `承诺件的承诺时限须在 1 与法定时限 ${statutoryDays} 之间`);
  }
  if (type === '行政许可' && statutoryDays === 0) add(['statutoryDays'], '行政许可须有法定时限');
}

/** For whom it may be done, and what a question that asks for that says. */
function checkWhom({ whom, situation = [] }: ItemEntry, add: Add): void {
  if (whom && !whom.includes('oneself')) add(['whom'], 'whom 里须有 oneself');
  for (const value of repeated(whom ?? [])) add(['whom'], `${value} 重复，请删去一个`);
  for (const [at, { options, whom: says = {} }] of situation.entries()) {
    for (const option of Object.keys(says)) {
      if (options.includes(option)) continue;
      add(['situation', at, 'whom', option], `options 里没有“${option}”：请写成一样的，或删去`);
    }
  }
}

/** What is done wholly online has nobody come and no original brought, beside the card that the reader reads and the signed form. */
function checkApply({ apply, visits, materials, services }: ItemEntry, add: Add): void {
  if (apply === undefined && visits === 0) add(['visits'], '不跑现场的须写 apply: full');
  if (apply !== 'full') return;
  if (visits !== undefined && visits > 0) add(['visits'], '全程网办（apply: full）的到现场次数须为 0');
  for (const [at, { paper, form, required, later }] of materials.entries()) {
    const isBrought =
      form === '原件' && required && !later && paper !== 'id-card' && !paper.startsWith(OWN_FORM);
    if (isBrought && services.includes('pre-review')) {
      add(
        ['materials', at, 'form'],
        '全程网办（apply: full）的事项不能要带原件：请改 form，或改为 apply: online',
      );
    }
  }
}

/** Only what is done wholly online says how its result comes, and only a licence goes into the licence library. */
function checkResult({ apply, result }: ItemEntry, all: Entries['results'], add: Add): void {
  if (!result) return;
  if (apply !== 'full') add(['result'], 'result 只用于 apply: full 的事项');
  const { ways = [], points = [], licence } = result;
  for (const value of repeated([...ways, ...points])) add(['result'], `${value} 重复，请删去一个`);
  if (ways.includes('licence') && !licence)
    add(['result', 'ways'], 'licence 只用于写了 licence: true 的结果');
  for (const [at, id] of points.entries()) {
    if (all && !all.points.some((point) => point.id === id))
      add(['result', 'points', at], `results.yaml 里没有 ${id}：请检查拼写，或先在那里加上它`);
  }
}

function checkForm(entry: ItemEntry, known: Entries['fields'], add: Add): void {
  for (const [section, { fields }] of entry.form.entries()) {
    for (const [at, each] of fields.entries()) {
      const key = typeof each === 'string' ? each : each.field;
      if (!known.has(key)) {
        add(['form', section, 'fields', at], `fields.yaml 里没有字段 ${key}：请检查拼写，或先在那里加上它`);
      }
    }
  }
  const keys = fieldKeysOf(entry);
  const plain = askedFieldsOf(entry).flatMap(({ key, repeat }) => (repeat ? [] : [key]));
  checkEitherOf(entry, plain, known, add);
  for (const key of repeated(keys)) add(['form'], `字段重复：${key}`);
  for (const title of repeated(entry.form.map(({ section }) => section))) add(['form'], `分段重名：${title}`);
  if (!entry.services.includes('pre-review') && entry.apply === undefined) {
    if (keys.length > 0) add(['form'], '仅预约、不能网上申请的事项不应有表单，请删去 form');
    return;
  }
  if (keys.length < 3 || keys.length > 20) {
    add(['form'], `可预审、可网上申请的事项须有 3–20 个字段，现有 ${keys.length} 个`);
  }
  if (!plain.some((key) => key === 'phone' || key === 'contactPhone')) {
    add(['form'], '缺联系电话：请加上 phone 或 contactPhone');
  }
}

function checkEitherOf(
  { eitherOf = [] }: ItemEntry,
  keys: readonly string[],
  known: Entries['fields'],
  add: Add,
): void {
  for (const [at, group] of eitherOf.entries()) {
    for (const [place, key] of group.entries()) {
      if (!keys.includes(key)) add(['eitherOf', at, place], `表单里没有字段 ${key}，或它在重复分段里`);
      else if (known.get(key)?.required) {
        add(['eitherOf', at, place], `${key} 在 fields.yaml 里须为 required: false`);
      }
    }
  }
}

function checkMaterials(entry: ItemEntry, papers: Entries['papers'], add: Add): void {
  const { materials } = entry;
  if (entry.services.includes('pre-review') && materials.length < 2) {
    add(['materials'], '可预审的事项至少有两种材料');
  }
  if (!materials.some(({ required }) => required)) add(['materials'], '没有一种必交材料');
  for (const key of repeated(materials.map(({ paper }) => paper))) add(['materials'], `材料重复：${key}`);
  for (const [at, material] of materials.entries()) {
    const addHere: Add = (keys, message) => add(['materials', at, ...keys], message);
    if (material.paper.startsWith(OWN_FORM)) checkOwnForm(material, entry.code, addHere);
    else checkShared(material, papers, addHere);
  }
}

function checkOwnForm({ paper, name }: ItemPaper, code: string, add: Add): void {
  const own = OWN_FORM + code.toLowerCase();
  if (!paper.startsWith(own)) add(['paper'], `专用申请表的键须以 ${own} 开头`);
  if (name === undefined) add(['name'], '专用申请表须写 name');
}

function checkShared({ paper, name, source }: ItemPaper, papers: Entries['papers'], add: Add): void {
  if (!papers.has(paper)) {
    add(['paper'], `materials.yaml 里没有材料 ${paper}：请检查拼写，或先在那里加上它`);
  }
  if (name !== undefined) add(['name'], '共用材料的名称只写在 materials.yaml，请删去 name');
  if (source !== undefined) add(['source'], '共用材料的来源只写在 materials.yaml，请删去 source');
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
