/** Rules for an item's `rules`: they name questions of its form of the right kind, and none can be kept by nobody. */
import type { FieldKind } from '../model/field.ts';
import type { Rule } from '../model/rule.ts';
import { circleOf, circleText } from './circle.ts';
import { askedFieldsOf, type Entries, type FieldEntry, type ItemEntry } from './entries.ts';
import type { Add } from './files.ts';

type Form = {
  /** The form's questions by their keys. */
  fields: ReadonlyMap<string, FieldEntry>;
  /** The repeat of each question that is in one. */
  repeatOf: ReadonlyMap<string, string>;
  repeats: ReadonlyMap<string, Repeat>;
};
type Repeat = { least: number; most: number };

/** Kinds whose answers could be the same by mistake. */
const TOLD_APART: readonly FieldKind[] = [
  'text',
  'long-text',
  'id-number',
  'phone',
  'uscc',
  'bank-card',
  'choice',
];
const ORDERED: readonly FieldKind[] = ['date', 'number'];

export function checkRules(entry: ItemEntry, fields: Entries['fields'], add: Add): void {
  const asked = askedFieldsOf(entry);
  const form: Form = {
    fields: new Map(asked.flatMap(({ key }) => entryOf(key, fields))),
    repeatOf: new Map(asked.flatMap(({ key, repeat }) => (repeat ? [[key, repeat.key] as const] : []))),
    repeats: new Map(asked.flatMap(({ repeat }) => (repeat ? [[repeat.key, repeat] as const] : []))),
  };
  for (const [at, rule] of (entry.rules ?? []).entries()) {
    checkRule(rule, form, (keys, message) => add(['rules', at, ...keys], message));
  }
  const steps = stepsOf(entry, fields);
  const circle = circleOf(steps.keys(), (key) => steps.get(key) ?? []);
  if (circle) {
    const at = (entry.rules ?? []).findIndex(
      (rule) => 'order' in rule && rule.order.includes(circle[0] ?? ''),
    );
    add(['rules', Math.max(0, at), 'order'], `先后绕成了一圈：${circleText(circle)}`);
  }
}

const entryOf = (key: string, fields: Entries['fields']) => {
  const entry = fields.get(key);
  return entry ? [[key, entry] as const] : [];
};

function checkRule(rule: Rule, form: Form, add: Add): void {
  if ('order' in rule) checkOrder(rule.order, form, add);
  else if ('differ' in rule) checkDiffer(rule.differ, form, add);
  else if ('sum' in rule) checkSum(rule, form, add);
  else checkCount(rule, form, add);
}

/** Names the keys that are no question of the form, or of another kind; true where all are right. */
function areOf(
  keys: readonly string[],
  kinds: readonly FieldKind[],
  member: string,
  form: Form,
  add: Add,
): boolean {
  const wrong = keys.filter((key, at) => {
    const kind = form.fields.get(key)?.kind;
    if (kind === undefined) add([member, at], `表单里没有字段 ${key}`);
    else if (!kinds.includes(kind))
      add([member, at], `${key} 是 ${kind}，这条规则只用于 ${kinds.join('、')}`);
    return kind === undefined || !kinds.includes(kind);
  });
  checkTwice(keys, member, add);
  return wrong.length === 0;
}

/** A question beside itself is always the same, and counted twice. */
function checkTwice(keys: readonly string[], member: string, add: Add): void {
  for (const [at, key] of keys.entries()) {
    if (keys.indexOf(key) < at) add([member, at], `${key} 写了两次，请删去一处`);
  }
}

/** Units of time: a year counts as whole as a month, and is another. */
const TIMES: readonly (string | undefined)[] = ['年', '月', '天'];

/** 元 and 万元 are neither compared nor added. Counts are, such as rooms with beds: they have no measure. */
function checkUnits(keys: readonly string[], member: string, form: Form, add: Add): void {
  const [first = ''] = keys;
  const isCount = (key: string) =>
    form.fields.get(key)?.whole === true && !TIMES.includes(form.fields.get(key)?.unit);
  const unitOf = (key: string) => form.fields.get(key)?.unit ?? '没有单位';
  for (const key of keys) {
    if (unitOf(key) === unitOf(first) || (isCount(key) && isCount(first))) continue;
    add([member], `${first}（${unitOf(first)}）与 ${key}（${unitOf(key)}）单位不同，不能放在一起比或加`);
  }
}

function checkOrder(order: readonly string[], form: Form, add: Add): void {
  if (!areOf(order, ORDERED, 'order', form, add)) return;
  if (new Set(order.map((key) => form.fields.get(key)?.kind)).size > 1) {
    add(['order'], '日期与数字不能比先后：须全是 date 或全是 number');
  }
  checkUnits(order, 'order', form, add);
  // An earlier question in a repeat would be a different one for each record of the later.
  for (const [at, key] of order.slice(0, -1).entries()) {
    const repeat = form.repeatOf.get(key);
    if (repeat !== undefined && form.repeatOf.get(order[at + 1] ?? '') !== repeat) {
      add(['order', at], `${key} 在重复分段里，只能与同一分段的字段比先后`);
    }
  }
}

function checkDiffer(differ: readonly string[], form: Form, add: Add): void {
  if (!areOf(differ, TOLD_APART, 'differ', form, add)) return;
  if (differ.length === 1 && !form.repeatOf.has(differ[0] ?? '')) {
    add(['differ'], '至少写两个字段；只写一个时它须在重复分段里');
  }
}

function checkSum(rule: Extract<Rule, { sum: unknown }>, form: Form, add: Add): void {
  if (areOf(rule.sum, ['number'], 'sum', form, add)) checkUnits(rule.sum, 'sum', form, add);
  if (new Set(rule.sum.map((key) => form.repeatOf.get(key))).size > 1) {
    add(['sum'], '相加的字段须都在同一个重复分段里，或都不在');
  }
  const bounds = ['is', 'least', 'most'] as const;
  if (bounds.every((bound) => rule[bound] === undefined)) add([], '须写 is、least 或 most');
  for (const bound of bounds) {
    const value = rule[bound];
    if (typeof value !== 'string') continue;
    if (checkAmount(value, bound, form, add)) checkUnits([...rule.sum.slice(0, 1), value], bound, form, add);
    if (rule.sum.includes(value)) add([bound], `${value} 不能与自己所在的和相比`);
  }
  if (typeof rule.least === 'number' && typeof rule.most === 'number' && rule.least > rule.most) {
    add(['least'], 'least 不得大于 most');
  }
}

/** Whoever's number may be asked for must be able to fill in as many records. */
function checkCount(rule: Extract<Rule, { count: unknown }>, form: Form, add: Add): void {
  const { count, is, beside = 0 } = rule;
  const repeat = form.repeats.get(count);
  if (!repeat) add(['count'], `没有键为 ${count} 的重复分段`);
  if (!checkAmount(is, 'is', form, add) || !repeat) return;
  const { least = 0, most = Number.POSITIVE_INFINITY } = form.fields.get(is) ?? {};
  const [fewest, mostOf] = [repeat.least + beside, repeat.most + beside];
  if (least >= fewest && most <= mostOf) return;
  add(['is'], `${is} 须写 least、most，且在 ${fewest} 与 ${mostOf} 之间：否则有人填不出那么多条`);
}

/** Whether it is one number of the form. */
function checkAmount(key: string, member: string, form: Form, add: Add): boolean {
  if (!areOf([key], ['number'], member, form, (_, message) => add([member], message))) return false;
  if (form.repeatOf.has(key)) add([member], `${key} 在重复分段里，有好几个，不能当作一个数`);
  return !form.repeatOf.has(key);
}

/** From each question to those that must not be before it, by the fields' own `after` and the item's rules. */
function stepsOf({ form, rules = [] }: ItemEntry, fields: Entries['fields']): Map<string, Set<string>> {
  const steps = new Map<string, Set<string>>();
  const step = (from: string, to: string) => steps.set(from, (steps.get(from) ?? new Set()).add(to));
  for (const { key } of askedFieldsOf({ form })) {
    const after = fields.get(key)?.after;
    if (after !== undefined) step(after, key);
  }
  for (const rule of rules) {
    if (!('order' in rule)) continue;
    for (const [at, key] of rule.order.slice(1).entries()) step(rule.order[at] ?? '', key);
  }
  return steps;
}

/** Whether a date's `after` leads back to itself. */
export function dateCircle(fields: Entries['fields'], field: FieldEntry): boolean {
  const circle = circleOf([field], ({ after }) => {
    const earlier = after === undefined ? undefined : fields.get(after);
    return earlier ? [earlier] : [];
  });
  return circle?.includes(field) ?? false;
}
