/** Fitting answers to everything that an item asks, records of its repeats among them, that keep its rules too. */
import { asked, type Conditional } from '../../main/core/forms/conditions.ts';
import { addDecimals, compareDecimals } from '../../main/core/forms/decimal.ts';
import { countOf, recordKey } from '../../main/core/forms/repeats.ts';
import { hallTime } from '../../main/core/model/clock.ts';
import { dayOf } from '../../main/core/model/day-bound.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field } from '../../main/core/model/field.ts';
import type { ItemDetail } from '../../main/core/model/item.ts';
import type { Rule } from '../../main/core/model/rule.ts';
import { fittingAnswer } from './answers.ts';

type Answers = Record<string, AnswerValue>;
type Item = Conditional & Pick<ItemDetail, 'rules'>;

/** What was answered before stays where it can. `today`: by whose day the answers are judged. */
export function fittingAnswers(
  item: Item,
  before: Readonly<Answers> = {},
  today = hallTime(Date.now()).slice(0, 10),
): Answers {
  const answers: Answers = { ...before };
  fill(item, answers, today);
  const rules = (item.rules ?? []).toSorted((a, b) => Number('differ' in b) - Number('differ' in a));
  // A choice that a rule changed may ask for more; each round that changes nothing is the last.
  for (let round = 0; round < 20; round++) {
    const held = JSON.stringify(answers);
    for (const rule of rules) keep(rule, item, answers);
    keepOrder(item, answers, today);
    fill(item, answers, today);
    if (JSON.stringify(answers) === held) break;
  }
  return answers;
}

/** As many records as there must be, two where none need be. */
function fill(item: Item, answers: Answers, today: string): void {
  for (let missing = true; missing; ) {
    missing = false;
    const { situation, fields, repeats } = asked(item, answers);
    for (const repeat of repeats) {
      if (countOf(repeat, answers) >= Math.max(repeat.least, 1)) continue;
      answers[repeat.key] = Math.max(repeat.least, Math.min(2, repeat.most));
      missing = true;
    }
    for (const field of [...situation, ...fields]) {
      if (answers[field.key] !== undefined) continue;
      answers[field.key] = fittingAnswer(field, today);
      missing = true;
    }
  }
}

function keep(rule: Rule, item: Item, answers: Answers): void {
  const { fields, repeats } = asked(item, answers);
  const of = (key: string) =>
    fields.filter(
      (field) =>
        field.key === key ||
        (field.record && field.key === recordKey(field.record.of, field.record.number, key)),
    );
  if ('differ' in rule) {
    for (const [at, field] of rule.differ.flatMap(of).entries())
      if (at > 0) answers[field.key] = other(field, at);
  } else if ('count' in rule) {
    const repeat = repeats.find(({ key }) => key === rule.count);
    const [number] = of(rule.is);
    if (repeat && number) answers[number.key] = String(countOf(repeat, answers) + (rule.beside ?? 0));
  } else if ('sum' in rule) {
    keepSum(rule, rule.sum.flatMap(of), answers);
  }
}

function keepSum(rule: Extract<Rule, { sum: unknown }>, fields: Field[], answers: Answers): void {
  const bound = rule.is ?? rule.most ?? rule.least;
  const last = fields.at(-1);
  if (!last || bound === undefined) return;
  if (typeof bound === 'string') {
    answers[bound] = addDecimals(fields.map(({ key }) => String(answers[key] ?? 0)));
    return;
  }
  const each = Math.floor(bound / fields.length);
  for (const { key } of fields) answers[key] = String(each);
  answers[last.key] = String(bound - each * (fields.length - 1));
}

/** Days and amounts moved up behind those that they must not be before, by the fields and by the rules. */
function keepOrder(item: Item, answers: Answers, today: string): void {
  const { fields } = asked(item, answers);
  const pairs = (item.rules ?? []).flatMap((rule) =>
    'order' in rule ? rule.order.slice(1).map((key, at) => [rule.order[at] ?? '', key] as const) : [],
  );
  for (const field of fields) {
    const befores = [
      ...(field.after ? [field.after.key] : []),
      ...pairs.filter(([, key]) => key === field.key).map(([before]) => before),
    ];
    for (const before of befores) {
      const least = answers[before];
      const own = answers[field.key];
      if (least === undefined || own === undefined) continue;
      if (field.kind === 'number') {
        if (compareDecimals(String(own), String(least)) < 0) answers[field.key] = least;
      } else if (String(own) <= String(least)) {
        const last = field.latest && dayOf(field.latest, today);
        const later = dayOf('today+1d', String(least)) ?? '';
        const latest = [last, field.time === 'past' ? today : null].filter(
          (day) => day !== null && day !== undefined,
        );
        answers[field.key] = [later, ...latest].toSorted()[0] ?? later;
      }
    }
  }
}

/** Another answer for each `at`, none of them the usual one. */
function other(field: Field, at: number): AnswerValue {
  switch (field.kind) {
    case 'id-number':
      return residentNumber(at);
    case 'uscc':
      return `91350100M00010${String(10 + at)}43`.slice(0, 18);
    case 'phone':
      return `1390000${String(2000 + at)}`;
    case 'choice':
      return field.options?.[at % field.options.length] ?? '';
    default:
      return `样例${at + 1}`;
  }
}

/** GB 11643: of nobody real, by the division 990000. */
function residentNumber(at: number): string {
  const body = `99000019880808${String(100 + at)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
