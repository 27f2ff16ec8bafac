/** What a citizen has entered into a form so far, beside what the core holds of it. */
import { useState } from 'react';
import { answerDoubt, answerProblem } from '../../../main/core/forms/answer.ts';
import { type Answers, changedAnswers } from '../../../main/core/forms/form.ts';
import { KINDS } from '../../../main/core/forms/kinds/index.ts';
import type { Known } from '../../../main/core/forms/kinds/kind.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { cutText } from '../../../main/core/model/text.ts';

/** What a form makes of answers. `seen`: those that are asked; `broken`: what is wrong with them only beside one another, by its rules. */
export type LookedAt = { seen: Answers; broken: readonly FieldProblem[] };

export function useAnswers(
  saved: Answers,
  typed: Answers,
  refused: readonly FieldProblem[],
  about: Omit<Known, 'answers'>,
  look: (answers: Answers) => LookedAt,
) {
  const [entered, setEntered] = useState<Answers>({ ...saved, ...typed });
  /** Fields that the citizen has been at and gone on from: only of these something can be called wrong. */
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  /** Answers that were called doubtful: who goes on once more stands by them. */
  const [doubted, setDoubted] = useState<Answers>({});
  // What the core changed in the meantime (a normalised answer, a scanned licence) shows at once.
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    const changed = Object.entries(saved).filter(([key, answer]) => known[key] !== answer);
    const gone = new Set(Object.keys(known).filter((key) => !(key in saved)));
    const left = Object.entries(entered).filter(([key]) => !gone.has(key));
    setKnown(saved);
    setEntered({ ...Object.fromEntries(left), ...Object.fromEntries(changed) });
  }
  const { seen, broken } = look(entered);
  const togetherIn = (key: string) => broken.find(({ field }) => field === key) ?? null;
  const problemIn = (field: Field) =>
    answerProblem(field, entered[field.key], { ...about, answers: seen }) ?? togetherIn(field.key);
  const isSaved = ({ key }: Field) => entered[key] !== undefined && entered[key] === saved[key];
  const wasDoubted = ({ key }: Field) => entered[key] !== undefined && doubted[key] === entered[key];
  return {
    /** All of them, those that are not asked at the moment too. */
    entered,
    answerOf: ({ key }: Field): AnswerValue | undefined => entered[key],
    /** Whether the answer is one that the core holds. */
    isSaved,
    isWrong: (field: Field) => problemIn(field) !== null,
    /** What is wrong with a repeat as a whole. */
    togetherIn,
    /** Whether the answer looks like a slip that nobody was told of yet. What the core holds was stood by, or told by the platform. */
    isDoubtful: (field: Field) =>
      answerDoubt(field, entered[field.key]) !== null && !isSaved(field) && !wasDoubted(field),
    doubt: ({ key }: Field) => setDoubted({ ...doubted, [key]: entered[key] ?? '' }),
    enter: (field: Field, answer: AnswerValue) => {
      const { longest } = KINDS[field.kind];
      const kept = typeof answer === 'string' ? cutText(answer, longest) : answer;
      setEntered({ ...entered, [field.key]: kept });
    },
    visit: (fields: readonly Field[]) => setVisited(new Set([...visited, ...fields.map(({ key }) => key)])),
    forgetVisits: () => setVisited(new Set()),
    /** What is to be said of a field now. The core's refusal holds until the citizen has been at the field. */
    problemOf: (field: Field): FieldProblem | null => {
      const isVisited = visited.has(field.key);
      const problem = problemIn(field);
      if (problem) return isVisited ? problem : null;
      const doubt = wasDoubted(field) && !isSaved(field) ? answerDoubt(field, entered[field.key]) : null;
      if (doubt) return { field: field.key, code: doubt };
      return isVisited ? null : (refused.find((each) => each.field === field.key) ?? null);
    },
    /** What the core does not hold, and will not: `saving`, being saved, are left out where their answers fit. */
    unsaved: (saving: readonly Field[]): Answers => {
      const fits = new Set(saving.filter((field) => problemIn(field) === null).map(({ key }) => key));
      const left = Object.entries(entered).filter(([key, answer]) => answer !== saved[key] && !fits.has(key));
      return Object.fromEntries(left);
    },
    toSave: (fields: readonly Field[]): Answers => changedAnswers(fields, entered, saved),
  };
}
