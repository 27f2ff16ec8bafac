/**
 * What of an item a correction (补正) asks: the questions and papers that the reviewer named, and what the new answers bring up. The rest
 * of the case stays as it was handed in. Pure.
 */
import { type AnswerValue, type Draft, principalOf } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { Material } from '../model/item.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { Mending, ReviewedPage } from '../model/review.ts';
import { asMaterial, authorisationPapers, papersInAll, withAuthorisation } from './authorisation.ts';
import { caseProblems } from './case.ts';
import { type Asked, asked, type Conditional, fieldsOf, materialsOf, type Part } from './conditions.ts';
import { questionOf, repeatOf, repeatsOf, sideBySide, type Told, toldApart } from './repeats.ts';
import { nameOf } from './rules.ts';

type Answers = Readonly<Record<string, AnswerValue>>;
type ToMend = Pick<Mending, 'answers' | 'repeats' | 'fields' | 'materials'>;

/** The case's answers as they were reviewed. */
export const answersBefore = ({ answers, repeats }: ToMend): Record<string, AnswerValue> =>
  sideBySide({ answers, repeats });

/**
 * `answers`: as far as they are mended. `also`: keys of questions whose answer does not fit the new ones. In `parts` and `fields` questions
 * about the situation stand first; records are asked for whole lists. Papers are all required: they were called wrong.
 */
export function toMend(
  item: Conditional,
  mending: ToMend,
  answers: Answers,
  also: readonly string[] = [],
): Asked {
  const now = asked(item, answers);
  const before = asked(item, answersBefore(mending));
  const named = new Set([...mending.fields.map(({ key }) => key), ...also].map((key) => listOf(item, key)));
  const wasAsked = new Set([...before.situation, ...plainOf(before.parts)].map(({ key }) => key));
  const hadList = new Set(before.repeats.map(({ key }) => key));
  const isMended = (part: Part) =>
    'field' in part
      ? named.has(part.field.key) || !wasAsked.has(part.field.key)
      : named.has(part.repeat.key) || !hadList.has(part.repeat.key);
  const parts = [...now.situation.map((field): Part => ({ field })), ...now.parts].filter(isMended);
  const fields = fieldsOf(parts);
  return {
    situation: [],
    parts,
    fields,
    repeats: parts.flatMap((part) => ('repeat' in part ? [part.repeat] : [])),
    materials: papersToMend(now.materials, before.materials, item, mending),
    eitherOf: now.eitherOf,
    answers: now.answers,
  };
}

/** A paper that nobody needed before is new; one that the reviewer named is handed in again, needed or not. */
function papersToMend(
  now: readonly Material[],
  before: readonly Material[],
  { authorisation = [] }: Conditional,
  { materials }: ToMend,
): Material[] {
  const isAmong = (list: readonly { archiveKey: string }[], { archiveKey: key }: { archiveKey: string }) =>
    list.some(({ archiveKey }) => archiveKey === key);
  // Only a case for another had these, so they are needed where the reviewer names them.
  const agents = authorisation.map(asMaterial).filter((paper) => isAmong(materials, paper));
  return [...now, ...agents.filter((paper) => !isAmong(now, paper))].flatMap((material) => {
    if (isAmong(materials, material)) return [{ ...material, required: true }];
    return isAmong(before, material) ? [] : [material];
  });
}

const plainOf = (parts: readonly Part[]): Field[] =>
  parts.flatMap((part) => ('field' in part ? [part.field] : []));

const listOf = ({ fields }: Conditional, key: string) => repeatOf(fields, key) ?? key;

/** What a reviewer asks of a draft; null: it mends nothing, or was not told yet. */
export const mendingOf = (draft: Draft | null): Mending | null =>
  draft && 'mending' in draft ? draft.mending : null;

/** What a draft's form and papers are: of a correction what is to be mended, of any other all that its answers leave. */
export function askedOf(item: Conditional, draft: Draft | null, also: readonly string[] = []): Asked {
  const answers = draft && 'answers' in draft ? draft.answers : {};
  const mending = mendingOf(draft);
  if (mending) return toMend(item, mending, answers, also);
  const needed = asked(item, answers);
  return { ...needed, materials: withAuthorisation(needed.materials, authorisationOf(item, draft)) };
}

/** What is handed in besides because somebody acts for another. */
function authorisationOf(item: Conditional, draft: Draft | null): Material[] {
  return draft ? authorisationPapers(item, principalOf(draft), draft.applicant) : [];
}

/** The papers that a draft hands in; while a situation is not known, all that a case of the item may need. */
export function papersOf(item: Conditional, draft: Draft | null): Material[] {
  const answers = draft && 'answers' in draft ? draft.answers : {};
  if (mendingOf(draft)) return askedOf(item, draft).materials;
  return withAuthorisation(materialsOf(item, answers), authorisationOf(item, draft));
}

/**
 * What is wrong or missing after a correction. Of what is not to be mended only what the new answers broke: the rest was wrong before,
 * and the reviewer did not mind.
 */
export function mendingProblems(
  item: Conditional & Parameters<typeof caseProblems>[0],
  mending: ToMend,
  answers: Answers,
  known: Parameters<typeof caseProblems>[2],
): FieldProblem[] {
  const asks = toMend(item, mending, answers);
  const isAsked = (key: string) =>
    asks.fields.some((field) => field.key === key) || asks.repeats.some((repeat) => repeat.key === key);
  const before = caseProblems(item, answersBefore(mending), known);
  const wasSo = ({ field, code }: FieldProblem) =>
    before.some((each) => each.field === field && each.code === code);
  return caseProblems(item, answers, known).filter((problem) => isAsked(problem.field) || !wasSo(problem));
}

/** What is sent: every question and list that was to be mended, and whatever else became another. An answer taken back is empty. */
export function mendedAnswers(item: Conditional, mending: ToMend, answers: Answers): Told {
  const now = asked(item, answers);
  const before = asked(item, answersBefore(mending));
  const told = toldApart(now.repeats, now.answers);
  const was = toldApart(before.repeats, before.answers);
  const asks = toMend(item, mending, answers);
  const keys = [...now.situation, ...plainOf(now.parts)]
    .map(({ key }) => key)
    .filter(
      (key) => asks.fields.some((field) => field.key === key) || told.answers[key] !== was.answers[key],
    );
  const lists = now.repeats.filter(
    ({ key }) =>
      asks.repeats.some((repeat) => repeat.key === key) ||
      JSON.stringify(told.repeats[key]) !== JSON.stringify(was.repeats[key]),
  );
  return {
    answers: Object.fromEntries(keys.map((key) => [key, told.answers[key] ?? ''])),
    repeats: Object.fromEntries(lists.map(({ key }) => [key, told.repeats[key] ?? []])),
  };
}

export type ThingToMend = {
  /** Of a question, a repeat or a paper. */
  key: string;
  name: string;
  isPaper: boolean;
  words: string;
  pages: readonly ReviewedPage[];
};

/** Everything that the reviewer named, as it is called on the form. */
export function thingsToMend(item: Conditional, mending: ToMend): ThingToMend[] {
  const questions = [...item.situation, ...item.fields];
  const before = answersBefore(mending);
  const lists = repeatsOf(item.fields);
  const called = (key: string) => {
    const question = questionOf(questions, key, before);
    return question ? nameOf(question) : (lists.find((list) => list.key === key)?.name ?? key);
  };
  return [
    ...mending.fields.map(({ key, words }) => ({ key, name: called(key), isPaper: false, words, pages: [] })),
    ...mending.materials.map(({ archiveKey: key, words, pages }) => {
      const paper = papersInAll(item).find(({ archiveKey }) => archiveKey === key);
      return { key, name: paper?.name ?? key, isPaper: true, words, pages };
    }),
  ];
}
