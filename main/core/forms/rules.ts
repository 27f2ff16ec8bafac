/**
 * What several answers of a case must be to one another, by its item's rules. A rule speaks only of what is asked, and only once every
 * answer that it needs is there: what is missing or wrong by itself is said by itself. Pure.
 */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { Rule } from '../model/rule.ts';
import { isBlank } from './answer.ts';
import type { Asked } from './conditions.ts';
import { addDecimals, compareDecimals, isDecimal } from './decimal.ts';
import { NO_DOCUMENT } from './kinds/id-number.ts';
import { countOf, recordKey } from './repeats.ts';

type Case = Pick<Asked, 'fields' | 'repeats' | 'answers'>;
type Of<K extends string> = Extract<Rule, Record<K, unknown>>;
type Broken = FieldProblem;

/** What the rules find wrong, each at the question or repeat where it is mended. */
export function ruleProblems(rules: readonly Rule[], about: Case): FieldProblem[] {
  return rules.flatMap((rule) =>
    brokenBy(rule, about).map((broken): FieldProblem => {
      const { field } = broken;
      return rule.say ? { field, code: 'rule-said', said: rule.say } : broken;
    }),
  );
}

function brokenBy(rule: Rule, about: Case): Broken[] {
  if ('order' in rule) return outOfOrder(rule, about);
  if ('sum' in rule) return wrongSum(rule, about);
  if ('differ' in rule) return theSame(rule, about);
  return wrongCount(rule, about);
}

/** The questions that a rule's key stands for: one, or one of each record. */
function askedBy(key: string, { fields, repeats }: Case): Field[] {
  return fields.filter(
    (field) => field.key === key || repeats.some((repeat) => isOf(field, repeat.key, key)),
  );
}

const isOf = ({ key, record }: Field, repeat: string, question: string) =>
  record?.of === repeat && key === recordKey(repeat, record.number, question);

const answerOf = ({ key }: Field, { answers }: Case): AnswerValue | undefined =>
  isBlank(answers[key]) ? undefined : answers[key];

/** With its record, where it has one: 股东 2 · 出资日期. */
export const nameOf = ({ label, record }: Field) =>
  record ? `${record.name} ${record.number} · ${label}` : label;

function outOfOrder({ order, strict = false }: Of<'order'>, about: Case): Broken[] {
  return order.slice(1).flatMap((key, at) =>
    askedBy(key, about).flatMap((later): Broken[] => {
      const earlier = lastAnswered(order.slice(0, at + 1), later, about);
      const least = earlier && answerOf(earlier, about);
      const answer = answerOf(later, about);
      if (!earlier || least === undefined || answer === undefined) return [];
      const compared = compare(later, String(answer), String(least));
      if (compared === null || compared > 0 || (compared === 0 && !strict)) return [];
      return [{ field: later.key, code: 'rule-order', other: earlier.label }];
    }),
  );
}

/** The last of these that has an answer, in the later question's own record: one that is hidden or left empty parts nothing. */
function lastAnswered(keys: readonly string[], later: Field, about: Case): Field | undefined {
  return keys
    .flatMap((key) => askedBy(key, about))
    .filter(({ record }) => !record || !later.record || record.number === later.record.number)
    .findLast((field) => answerOf(field, about) !== undefined);
}

/** Below 0 where `one` is less; null where either is no day or number. */
function compare({ kind }: Field, one: string, other: string): number | null {
  if (kind === 'date') return one < other ? -1 : one > other ? 1 : 0;
  return isDecimal(one) && isDecimal(other) ? compareDecimals(one, other) : null;
}

function wrongSum({ sum, is, least, most }: Of<'sum'>, about: Case): Broken[] {
  const fields = sum.flatMap((key) => askedBy(key, about));
  // What need not be answered adds nothing where it is not.
  const counted = fields.filter((field) => field.required || answerOf(field, about) !== undefined);
  const answers = counted.map((field) => String(answerOf(field, about) ?? ''));
  const last = fields.at(-1);
  if (!last || answers.length === 0 || !answers.every(isDecimal)) return [];
  const found = addDecimals(answers);
  const field = last.record?.of ?? last.key;
  const check = (
    code: FieldProblem['code'],
    bound: number | string | undefined,
    isBroken: (compared: number) => boolean,
  ): Broken[] => {
    const limit = amountOf(bound, about);
    if (limit === null || !isBroken(compareDecimals(found, limit))) return [];
    return [
      {
        field,
        code,
        limit: Number(limit),
        found,
        other: [...new Set(fields.map(({ label }) => label))].join('、'),
      },
    ];
  };
  return [
    ...check('rule-sum', is, (compared) => compared !== 0),
    ...check('rule-sum-least', least, (compared) => compared < 0),
    ...check('rule-sum-most', most, (compared) => compared > 0),
  ].slice(0, 1);
}

/** As digits; null where it is not answered. */
function amountOf(bound: number | string | undefined, about: Case): string | null {
  if (typeof bound !== 'string') return bound === undefined ? null : String(bound);
  const [field] = askedBy(bound, about);
  const answer = field && String(answerOf(field, about) ?? '');
  return answer !== undefined && isDecimal(answer) ? answer : null;
}

function theSame({ differ }: Of<'differ'>, about: Case): Broken[] {
  const fields = differ.flatMap((key) => askedBy(key, about));
  const met = new Map<string, Field>();
  return fields.flatMap((field): Broken[] => {
    const answer = answerOf(field, about);
    // Whoever has no document is nobody's double.
    if (answer === undefined || answer === NO_DOCUMENT) return [];
    const text = String(answer).trim().toUpperCase();
    const first = met.get(text);
    if (first) return [{ field: field.key, code: 'rule-differ', other: nameOf(first) }];
    met.set(text, field);
    return [];
  });
}

function wrongCount({ count, is, beside = 0 }: Of<'count'>, about: Case): Broken[] {
  const repeat = about.repeats.find(({ key }) => key === count);
  const wanted = amountOf(is, about);
  if (!repeat || wanted === null) return [];
  const due = Number(wanted) - beside;
  if (countOf(repeat, about.answers) === due) return [];
  const [field] = askedBy(is, about);
  return [{ field: repeat.key, code: 'rule-count', limit: Math.max(0, due), other: field?.label ?? '' }];
}
