/** A whole form: what is still wrong with it. Conditions, repeats, rules and pages are beside it. */
import type { AnswerValue } from '../model/draft.ts';
import type { EitherOf, Field } from '../model/field.ts';
import type { FieldProblem } from '../model/problem.ts';
import { answerProblem, isBlank, normaliseAnswer } from './answer.ts';
import { type Known, NOTHING_KNOWN } from './kinds/kind.ts';

export type Answers = Readonly<Record<string, AnswerValue>>;

/** The first problem of each field that has one, in the fields' order. */
export function formProblems(
  fields: readonly Field[],
  answers: Answers,
  known: Omit<Known, 'answers'> = NOTHING_KNOWN,
  eitherOf: EitherOf | undefined = undefined,
): FieldProblem[] {
  const own = fields.flatMap(
    (field) => answerProblem(field, answers[field.key], { ...known, answers }) ?? [],
  );
  const wrong = new Set(own.map(({ field }) => field));
  return [...own, ...eitherProblems(eitherOf, answers).filter(({ field }) => !wrong.has(field))];
}

/**
 * What is missing of groups of which one must be answered whole: the rest of a group that was begun; where none was, the last
 * question of all, for there a citizen has passed every chance.
 */
export function eitherProblems(eitherOf: EitherOf | undefined, answers: Answers): FieldProblem[] {
  if (!eitherOf) return [];
  const isAnswered = (key: string) => !isBlank(answers[key]);
  const begun = eitherOf.filter((keys) => keys.some(isAnswered));
  const last = eitherOf.at(-1)?.at(-1);
  if (begun.length === 0) return last === undefined ? [] : [{ field: last, code: 'either' }];
  return begun.flatMap((keys) =>
    keys.filter((key) => !isAnswered(key)).map((field) => ({ field, code: 'required' as const })),
  );
}

/** What is to be saved of some fields: what was entered, and an empty answer for each that was taken back. */
export function changedAnswers(fields: readonly Field[], entered: Answers, saved: Answers): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const field of fields) {
    const answer = entered[field.key];
    if (answer !== undefined && !isBlank(answer)) answers[field.key] = normaliseAnswer(field, answer);
    else if (saved[field.key] !== undefined) answers[field.key] = '';
  }
  return answers;
}
