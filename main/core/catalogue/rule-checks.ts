/** Rules for an item's `rules`: they name questions of its form of the right kind, and none can be kept by nobody. */
import type { FieldKind } from '../model/field.ts';
import type { Rule } from '../model/rule.ts';
import { circleOf, circleText } from './circle.ts';
import { askedFieldsOf, type Entries, type FieldEntry, type ItemEntry } from './entries.ts';
import type { Add } from './files.ts';

type Form = {
  /** The kinds of the form's questions by their keys. */
  kinds: ReadonlyMap<string, FieldKind>;
  /** The repeat of each question that is in one. */
  repeatOf: ReadonlyMap<string, string>;
  repeats: ReadonlySet<string>;
};

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
    kinds: new Map(asked.flatMap(({ key }) => kindOf(key, fields))),
    repeatOf: new Map(asked.flatMap(({ key, repeat }) => (repeat ? [[key, repeat.key] as const] : []))),
    repeats: new Set(asked.flatMap(({ repeat }) => (repeat ? [repeat.key] : []))),
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

const kindOf = (key: string, fields: Entries['fields']) => {
  const kind = fields.get(key)?.kind;
  return kind ? [[key, kind] as const] : [];
};

function checkRule(rule: Rule, form: Form, add: Add): void {
  if ('order' in rule) checkOrder(rule.order, form, add);
  else if ('differ' in rule) checkDiffer(rule.differ, form, add);
  else if ('sum' in rule) checkSum(rule, form, add);
  else {
    if (!form.repeats.has(rule.count)) add(['count'], `没有键为 ${rule.count} 的重复分段`);
    checkAmount(rule.is, 'is', form, add);
  }
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
    const kind = form.kinds.get(key);
    if (kind === undefined) add([member, at], `表单里没有字段 ${key}`);
    else if (!kinds.includes(kind))
      add([member, at], `${key} 是 ${kind}，这条规则只用于 ${kinds.join('、')}`);
    return kind === undefined || !kinds.includes(kind);
  });
  return wrong.length === 0;
}

function checkOrder(order: readonly string[], form: Form, add: Add): void {
  if (!areOf(order, ORDERED, 'order', form, add)) return;
  if (new Set(order.map((key) => form.kinds.get(key))).size > 1) {
    add(['order'], '日期与数字不能比先后：须全是 date 或全是 number');
  }
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
  areOf(rule.sum, ['number'], 'sum', form, add);
  if (new Set(rule.sum.map((key) => form.repeatOf.get(key))).size > 1) {
    add(['sum'], '相加的字段须都在同一个重复分段里，或都不在');
  }
  const bounds = ['is', 'least', 'most'] as const;
  if (bounds.every((bound) => rule[bound] === undefined)) add([], '须写 is、least 或 most');
  for (const bound of bounds) {
    const value = rule[bound];
    if (typeof value === 'string') checkAmount(value, bound, form, add);
    if (typeof value === 'string' && rule.sum.includes(value))
      add([bound], `${value} 不能与自己所在的和相比`);
  }
  if (typeof rule.least === 'number' && typeof rule.most === 'number' && rule.least > rule.most) {
    add(['least'], 'least 不得大于 most');
  }
}

function checkAmount(key: string, member: string, form: Form, add: Add): void {
  if (
    areOf([key], ['number'], member, form, (_, message) => add([member], message)) &&
    form.repeatOf.has(key)
  ) {
    add([member], `${key} 在重复分段里，有好几个，不能当作一个数`);
  }
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
