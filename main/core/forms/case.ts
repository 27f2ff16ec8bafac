/** Everything that is wrong or missing in what a citizen answered of an item, papers aside. */
import type { Repeat } from '../model/field.ts';
import type { ItemDetail } from '../model/item.ts';
import type { FieldProblem } from '../model/problem.ts';
import { type Asked, asked, type Conditional } from './conditions.ts';
import { type Answers, formProblems } from './form.ts';
import { type Known, NOTHING_KNOWN } from './kinds/kind.ts';
import { countOf } from './repeats.ts';
import { ruleProblems } from './rules.ts';

type Ruled = Conditional & Pick<ItemDetail, 'rules'>;

/** In the order in which it is asked, at most one of each question and repeat. */
export function caseProblems(
  item: Ruled,
  answers: Answers,
  known: Omit<Known, 'answers'> = NOTHING_KNOWN,
): FieldProblem[] {
  const needed = asked(item, answers);
  const questions = [...needed.situation, ...needed.fields];
  const own = formProblems(questions, needed.answers, known, needed.eitherOf);
  return inOrder(needed, [...own, ...togetherProblems(item, needed)]);
}

/** What is wrong with answers only beside others: too few records, rules. */
export function togetherProblems({ rules = [] }: Pick<Ruled, 'rules'>, needed: Asked): FieldProblem[] {
  const few = needed.repeats.flatMap((repeat) => fewProblem(repeat, needed.answers) ?? []);
  return [...few, ...ruleProblems(rules, needed)];
}

export function fewProblem(repeat: Repeat, answers: Answers): FieldProblem | null {
  return countOf(repeat, answers) < repeat.least
    ? { field: repeat.key, code: 'records-few', limit: repeat.least, other: repeat.name }
    : null;
}

function inOrder({ situation, parts }: Asked, problems: readonly FieldProblem[]): FieldProblem[] {
  const keys = [
    ...situation.map(({ key }) => key),
    ...parts.flatMap((part) =>
      'field' in part ? [part.field.key] : [...part.records.flat().map(({ key }) => key), part.repeat.key],
    ),
  ];
  return keys.flatMap((key) => problems.find(({ field }) => field === key) ?? []);
}
