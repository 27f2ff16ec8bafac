/** What a citizen has typed into a form so far, beside what the core holds of it. */
import { useState } from 'react';
import { ANSWER_LENGTH_MAX, answerProblem, normaliseAnswer } from '../../../main/core/forms/answer.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';

export type Answers = Record<string, AnswerValue>;

type Typed = Record<string, string>;

const textsOf = (answers: readonly (readonly [string, AnswerValue])[]): Typed =>
  Object.fromEntries(answers.map(([key, value]) => [key, String(value)]));

export function useAnswers(saved: Answers, refused: readonly FieldProblem[]) {
  const [typed, setTyped] = useState<Typed>(() => textsOf(Object.entries(saved)));
  /** Fields that the citizen has been at and gone on from: only of these something can be called wrong. */
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  // What the core changed in the meantime (a normalised answer, a scanned licence) shows at once.
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    setTyped({ ...typed, ...textsOf(Object.entries(saved).filter(([key, value]) => known[key] !== value)) });
  }
  const textOf = ({ key }: Field) => typed[key] ?? '';
  const isWrong = (field: Field) => answerProblem(field, typed[field.key]) !== null;
  return {
    textOf,
    isWrong,
    type: (field: Field, text: string) =>
      setTyped({ ...typed, [field.key]: text.slice(0, ANSWER_LENGTH_MAX[field.kind]) }),
    visit: (fields: readonly Field[]) => setVisited(new Set([...visited, ...fields.map(({ key }) => key)])),
    forgetVisits: () => setVisited(new Set()),
    /** What is to be said of a field now. The core's refusal holds until the citizen has been at the field. */
    problemOf: (field: Field): FieldProblem | null => {
      const isVisited = visited.has(field.key);
      const problem = answerProblem(field, typed[field.key]);
      if (problem) return isVisited ? problem : null;
      return isVisited ? null : (refused.find((each) => each.field === field.key) ?? null);
    },
    /** What the core is to be sent of these fields. An answer that was taken back is sent as an empty one. */
    toSave: (fields: readonly Field[]): Answers => {
      const answers: Answers = {};
      for (const field of fields) {
        const text = textOf(field);
        if (text.trim() !== '') answers[field.key] = normaliseAnswer(field, text);
        else if (saved[field.key] !== undefined) answers[field.key] = '';
      }
      return answers;
    },
  };
}
