/** What a citizen has entered into a form so far, the page and field in hand, and what may already be called wrong. */
import { useState } from 'react';
import { answerProblem } from '../../../main/core/forms/answer.ts';
import type { Field } from '../../../main/core/forms/field.ts';
import { type Answers, changedAnswers, formProblems, pagesOf } from '../../../main/core/forms/form.ts';
import { KINDS } from '../../../main/core/forms/kinds/index.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';

export type FormState = {
  fields: readonly Field[];
  /** As the core keeps them. */
  answers: Answers;
  /** What the core refused of those sent last. */
  refused: readonly FieldProblem[];
  /** Index of the field to begin at. */
  startField: number;
  /** Saves a page's answers; resolves to whether all were accepted. */
  onSave: (answers: Answers) => Promise<boolean>;
  onDone: () => void;
};

export function useForm(form: FormState, perPage: number) {
  const pages = pagesOf(form.fields, perPage);
  // A field, not a page: switching the mode in between keeps the place.
  const [at, setAt] = useState(form.startField);
  const page = Math.min(Math.floor(at / perPage), pages.length - 1);
  const fields = pages[page] ?? [];
  const [entered, enter] = useEntered(form.answers);
  // A field is called wrong only once it was left, or its page was.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const leave = (each: readonly Field[]) => setLeft(new Set([...left, ...each.map(({ key }) => key)]));
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [firstWrong] = formProblems(fields, entered);
  const active =
    fields.find(({ key }) => key === activeKey) ??
    fields.find(({ key }) => key === firstWrong?.field) ??
    fields[0];

  const turn = (to: number) => {
    setActiveKey(null);
    setAt(to * perPage);
  };
  const activate = (field: Field) => {
    if (active && active.key !== field.key) leave([active]);
    setActiveKey(field.key);
    setAt(form.fields.indexOf(field));
  };
  const next = async () => {
    leave(fields);
    if (firstWrong) return setActiveKey(firstWrong.field);
    if (!(await form.onSave(changedAnswers(fields, entered, form.answers)))) setLeft(new Set());
    else if (page + 1 < pages.length) turn(page + 1);
    else form.onDone();
  };
  const problemOf = (field: Field): FieldProblem | null => {
    const problem = answerProblem(field, entered[field.key]);
    if (problem) return left.has(field.key) ? problem : null;
    const refused = form.refused.find((each) => each.field === field.key);
    return refused && !left.has(field.key) ? refused : null;
  };
  /** Whether the answer stands as the core has it. */
  const isKept = ({ key }: Field) => entered[key] !== undefined && entered[key] === form.answers[key];
  return {
    page,
    pages: pages.length,
    fields,
    active,
    entered,
    enter,
    activate,
    problemOf,
    isKept,
    turn,
    next,
  };
}

export type Form = ReturnType<typeof useForm>;

/** Begins with the core's answers; what the core changes meanwhile (a normal form, a scanned licence) replaces what was entered. */
function useEntered(answers: Answers): [Answers, (field: Field, answer: AnswerValue) => void] {
  const [entered, setEntered] = useState<Answers>(answers);
  const [known, setKnown] = useState(answers);
  if (known !== answers) {
    const news = Object.entries(answers).filter(([key, answer]) => known[key] !== answer);
    setKnown(answers);
    setEntered({ ...entered, ...Object.fromEntries(news) });
  }
  const enter = (field: Field, answer: AnswerValue) => {
    const { longest } = KINDS[field.kind];
    setEntered({ ...entered, [field.key]: typeof answer === 'string' ? answer.slice(0, longest) : answer });
  };
  return [entered, enter];
}
