/**
 * Sections that are filled in several times: one record for each shareholder, vehicle, family member. A draft keeps all answers side by
 * side: under the repeat's key how many records there are, under `owners.2.ownerName` the answer of the second one. Pure.
 */
import type { AnswerValue } from '../model/draft.ts';
import type { Condition, Field, Repeat } from '../model/field.ts';

type Answers = Readonly<Record<string, AnswerValue>>;

/** Of an answer's key: repeat, number, question. */
const RECORD_KEY = /^([a-z][A-Za-z0-9]*)\.([1-9]\d?)\.([a-z][A-Za-z0-9]*)$/;

/** `number` from 1. */
export const recordKey = (repeat: string, number: number, key: string) => `${repeat}.${number}.${key}`;

/** How many records there are; none where nothing was entered, never more than there may be. */
export function countOf({ key, most }: Pick<Repeat, 'key' | 'most'>, answers: Answers): number {
  const count = answers[key];
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0;
}

/** Each repeat among these questions once, in their order. */
export function repeatsOf(fields: readonly Field[]): Repeat[] {
  const found = new Map(fields.flatMap(({ repeat }) => (repeat ? [[repeat.key, repeat] as const] : [])));
  return [...found.values()];
}

/** The questions of one record. What they say of one another they say within the record. */
export function recordFields(fields: readonly Field[], repeat: Repeat, number: number): Field[] {
  const own = fields.filter((field) => field.repeat?.key === repeat.key);
  const keys = new Set(own.map(({ key }) => key));
  const here = (key: string) => (keys.has(key) ? recordKey(repeat.key, number, key) : key);
  return own.map(({ repeat: _, when, after, ...field }) => ({
    ...field,
    key: here(field.key),
    record: { of: repeat.key, name: repeat.name, number },
    ...(when && { when: renamed(when, here) }),
    ...(after && { after: { ...after, key: here(after.key) } }),
  }));
}

function renamed(when: Condition, here: (key: string) => string): Condition {
  return Object.fromEntries(Object.entries(when).map(([key, wanted]) => [here(key), wanted]));
}

/** The question that an answer's key stands for; undefined where the form has none, or the record is not there. */
export function questionOf(questions: readonly Field[], key: string, answers: Answers): Field | undefined {
  const [, repeatKey, digits] = RECORD_KEY.exec(key) ?? [];
  if (repeatKey === undefined) return questions.find((field) => field.key === key && !field.repeat);
  const repeat = repeatsOf(questions).find((each) => each.key === repeatKey);
  const number = Number(digits);
  if (!repeat || number > countOf(repeat, answers)) return undefined;
  return recordFields(questions, repeat, number).find((field) => field.key === key);
}

/** With one record more, nothing in it answered; unchanged where there are as many as there may be. */
export function withRecord(answers: Answers, repeat: Repeat): Record<string, AnswerValue> {
  const count = countOf(repeat, answers);
  return { ...answers, ...(count < repeat.most && { [repeat.key]: count + 1 }) };
}

/** Without that record; those after it move up. Unchanged where it is not there. */
export function withoutRecord(answers: Answers, repeat: Repeat, number: number): Record<string, AnswerValue> {
  const count = countOf(repeat, answers);
  if (number < 1 || number > count) return { ...answers };
  const left: Record<string, AnswerValue> = {};
  for (const [key, answer] of Object.entries(answers)) {
    const [, of, digits, question = ''] = RECORD_KEY.exec(key) ?? [];
    const at = Number(digits);
    if (of !== repeat.key || at < number) left[key] = answer;
    else if (at > number) left[recordKey(of, at - 1, question)] = answer;
  }
  return { ...left, [repeat.key]: count - 1 };
}

/** Answers told apart: those that stand alone, and each repeat's records by their questions' own keys. */
export type Told = {
  answers: Record<string, AnswerValue>;
  repeats: Record<string, Record<string, AnswerValue>[]>;
};

/** `repeats` are those that are asked, `answers` hold no hidden one. */
export function toldApart(repeats: readonly Repeat[], answers: Answers): Told {
  const told: Told = {
    answers: {},
    repeats: Object.fromEntries(
      repeats.map((repeat) => [
        repeat.key,
        Array.from({ length: countOf(repeat, answers) }, (): Record<string, AnswerValue> => ({})),
      ]),
    ),
  };
  for (const [key, answer] of Object.entries(answers)) {
    const [, of, digits, question] = RECORD_KEY.exec(key) ?? [];
    if (of === undefined) {
      if (!(key in told.repeats)) told.answers[key] = answer;
      continue;
    }
    const record = told.repeats[of]?.[Number(digits) - 1];
    if (record && question !== undefined) record[question] = answer;
  }
  return told;
}

/** The inverse of `toldApart`: all answers side by side, as a draft keeps them. */
export function sideBySide({ answers, repeats }: Told): Record<string, AnswerValue> {
  const all: Record<string, AnswerValue> = { ...answers };
  for (const [key, records] of Object.entries(repeats)) {
    all[key] = records.length;
    for (const [at, record] of records.entries()) {
      for (const [question, answer] of Object.entries(record)) all[recordKey(key, at + 1, question)] = answer;
    }
  }
  return all;
}

/** The repeat that an answer's key belongs to, or is the key of; null: it stands alone. */
export function repeatOf(fields: readonly Field[], key: string): string | null {
  const of = RECORD_KEY.exec(key)?.[1] ?? key;
  return fields.some(({ repeat }) => repeat?.key === of) ? of : null;
}
