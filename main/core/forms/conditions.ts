/**
 * What of an item a citizen is asked, by what was answered before. Whatever a condition hides is absent from checks, summary, payload
 * and paper; its answer is kept for the session and comes back when it is shown again (DESIGN, section 5). Pure.
 */
import type { AnswerValue } from '../model/draft.ts';
import type { Condition, EitherOf, Field, Repeat } from '../model/field.ts';
import type { ItemDetail, Material } from '../model/item.ts';
import { countOf, recordFields } from './repeats.ts';

type Answers = Readonly<Record<string, AnswerValue>>;

/** The members of an item that a condition can hide, and its questions. */
export type Conditional = Pick<ItemDetail, 'situation' | 'fields' | 'materials' | 'form' | 'authorisation'>;

/** What a form asks at one place: a question, or as many records as there are of a repeat. */
export type Part = { field: Field } | { repeat: Repeat; records: Field[][] };

/** What one citizen's case of an item has; `answers` holds no hidden one. */
export type Asked = {
  situation: Field[];
  /** The form, in order. */
  parts: Part[];
  /** Every question of the form, those of the records among them. */
  fields: Field[];
  repeats: Repeat[];
  materials: Material[];
  eitherOf: EitherOf | undefined;
  answers: Record<string, AnswerValue>;
};

/** The item as these answers leave it. A question counts as answered for later ones only while it is asked itself. */
export function asked(item: Conditional, answers: Answers): Asked {
  const seen: Record<string, AnswerValue> = {};
  const see = (key: string) => {
    const answer = answers[key];
    if (answer !== undefined) seen[key] = answer;
  };
  const ask = (questions: readonly Field[]) =>
    questions.filter(({ key, when }) => {
      if (!holds(when, seen)) return false;
      see(key);
      return true;
    });
  const askRecords = (repeat: Repeat): Part[] => {
    if (!holds(repeat.when, seen)) return [];
    see(repeat.key);
    const records = Array.from({ length: countOf(repeat, answers) }, (_, at) =>
      ask(recordFields(item.fields, repeat, at + 1)),
    );
    return [{ repeat, records }];
  };
  const situation = ask(item.situation);
  const parts = placesOf(item.fields).flatMap((place): Part[] =>
    'label' in place ? ask([place]).map((field) => ({ field })) : askRecords(place),
  );
  const fields = fieldsOf(parts);
  return {
    situation,
    parts,
    fields,
    repeats: parts.flatMap((part) => ('repeat' in part ? [part.repeat] : [])),
    materials: item.materials.filter(({ when }) => holds(when, seen)),
    eitherOf: groupsOf(item.form.eitherOf, fields),
    answers: seen,
  };
}

/** Every question of these parts, in order. */
export function fieldsOf(parts: readonly Part[]): Field[] {
  return parts.flatMap((part) => ('field' in part ? [part.field] : part.records.flat()));
}

/** A form's questions in order, those of a repeat as one. */
function placesOf(fields: readonly Field[]): (Field | Repeat)[] {
  const met = new Set<string>();
  return fields.flatMap((field): (Field | Repeat)[] => {
    const { repeat } = field;
    if (!repeat) return [field];
    if (met.has(repeat.key)) return [];
    met.add(repeat.key);
    return [repeat];
  });
}

/** Whether every question about the citizen's situation that is asked has its answer; true where there is none. */
export function isSituationKnown(item: Conditional, answers: Answers): boolean {
  return asked(item, answers).situation.every(({ key }) => answers[key] !== undefined);
}

/** The papers of this case; while its situation is not known, all that a case of the item may need. */
export function materialsOf(item: Conditional, answers: Answers): Material[] {
  return isSituationKnown(item, answers) ? asked(item, answers).materials : item.materials;
}

/** Whether every question that the condition names has one of its answers; true without a condition. */
function holds(when: Condition | undefined, answers: Answers): boolean {
  return Object.entries(when ?? {}).every(([key, wanted]) => {
    const answer = answers[key];
    return answer !== undefined && wanted.includes(answer);
  });
}

/** A group with a hidden question can't be answered whole, so it is none that could be chosen. */
function groupsOf(eitherOf: EitherOf | undefined, fields: readonly Field[]): EitherOf | undefined {
  const groups = eitherOf?.filter((keys) => keys.every((key) => fields.some((field) => field.key === key)));
  return groups?.length ? groups : undefined;
}
