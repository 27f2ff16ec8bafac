/** A whole form: its pages, and what is still wrong with it. Conditions, repeats and rules across fields will stand beside it. */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { FieldProblem } from '../model/problem.ts';
import { answerProblem, isBlank, normaliseAnswer } from './answer.ts';

export type Answers = Readonly<Record<string, AnswerValue>>;

/** The fields in pages of so many, in order; one empty page where there are none. */
export function pagesOf(fields: readonly Field[], perPage: number): Field[][] {
  const count = Math.max(1, Math.ceil(fields.length / perPage));
  return Array.from({ length: count }, (_, page) => fields.slice(page * perPage, (page + 1) * perPage));
}

/** The first problem of each field that has one, in the fields' order. */
export function formProblems(fields: readonly Field[], answers: Answers): FieldProblem[] {
  return fields.flatMap((field) => answerProblem(field, answers[field.key]) ?? []);
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
