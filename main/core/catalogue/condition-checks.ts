/** Rules for what an item asks only of some: conditions name an earlier question and answers that it can have. */
import type { Condition } from '../model/field.ts';
import { circleOf, circleText } from './circle.ts';
import { askedFieldsOf, bothHold, type Entries, type FieldEntry, type ItemEntry } from './entries.ts';
import type { Add } from './files.ts';

/** A question as conditions see it; `path` leads to it within the item. */
type Question = {
  key: string;
  when: Condition | undefined;
  path: readonly PropertyKey[];
  /** Of a repeat's question: the repeat's key. */
  repeat: string | undefined;
  answers: readonly (string | boolean)[] | null;
};

export function checkConditions(entry: ItemEntry, fields: Entries['fields'], add: Add): void {
  const questions = questionsOf(entry, fields);
  checkSituation(entry, questions, add);
  const circle = circleOf(questions, ({ when }) =>
    Object.keys(when ?? {}).flatMap((key) => questions.find((each) => each.key === key) ?? []),
  );
  if (circle) {
    const [{ path } = { path: [] }] = circle;
    add([...path, 'when'], `条件绕成了一圈：${circleText(circle.map(({ key }) => key))}`);
  }
  for (const [at, { when, path, repeat }] of questions.entries()) {
    const earlier = circle ? questions : questions.slice(0, at);
    checkCondition(when, earlier, repeat, (message) => add([...path, 'when'], message));
  }
  for (const [at, { when }] of entry.materials.entries()) {
    checkCondition(when, questions, undefined, (message) => add(['materials', at, 'when'], message));
  }
  checkRepeats(entry, questions, add);
}

/** A repeat has a key of its own, and its own condition asks of nothing in it. */
function checkRepeats({ form }: ItemEntry, questions: readonly Question[], add: Add): void {
  for (const [at, { repeat, when }] of form.entries()) {
    if (!repeat) continue;
    const { key, least, most } = repeat;
    const isTaken =
      questions.some((question) => question.key === key) ||
      form.some((other, place) => place < at && other.repeat?.key === key);
    if (isTaken)
      add(['form', at, 'repeat', 'key'], `${key} 用了两次：重复分段的键不得与情形、字段或别的分段相同`);
    if (least > most) add(['form', at, 'repeat', 'least'], 'least 不得大于 most');
    for (const asked of Object.keys(when ?? {})) {
      if (questions.some((question) => question.key === asked && question.repeat === key)) {
        add(['form', at, 'when'], `分段的条件不能看分段自己里面的 ${asked}`);
      }
    }
  }
}

function questionsOf(entry: ItemEntry, fields: Entries['fields']): Question[] {
  const paths = entry.form.flatMap(({ fields: keys }, section) =>
    keys.map((_, at) => ['form', section, 'fields', at]),
  );
  return [
    ...(entry.situation ?? []).map(({ key, when, options }, at) => ({
      key,
      when,
      path: ['situation', at],
      repeat: undefined,
      answers: options,
    })),
    ...askedFieldsOf(entry).map(({ key, when, repeat }, at) => ({
      key,
      when: bothHold(repeat?.when, when),
      repeat: repeat?.key,
      path: paths[at] ?? ['form'],
      answers: answersOf(fields.get(key)),
    })),
  ];
}

/** Null: answers of this kind can't be named in a condition. */
function answersOf(field: FieldEntry | undefined): Question['answers'] {
  if (field?.kind === 'choice') return field.options ?? [];
  return field?.kind === 'yes-no' ? [true, false] : null;
}

function checkSituation({ situation = [], services }: ItemEntry, questions: Question[], add: Add): void {
  if (situation.length > 0 && !services.includes('pre-review')) {
    add(['situation'], '只有可预审的事项才问情形，请删去 situation');
  }
  for (const [at, { key, options }] of situation.entries()) {
    if (questions.filter((other) => other.key === key).length > 1) {
      add(['situation', at, 'key'], `${key} 用了两次：情形之间、情形与表单字段的键都不得相同`);
    }
    if (new Set(options).size < options.length) add(['situation', at, 'options'], '选项重复，请删去一个');
  }
}

function checkCondition(
  when: Condition | undefined,
  earlier: readonly Question[],
  repeat: string | undefined,
  add: (message: string) => void,
): void {
  for (const [key, wanted] of Object.entries(when ?? {})) {
    const question = earlier.find((each) => each.key === key);
    if (!question) {
      add(`条件里的 ${key} 须是写在它前面的情形或字段`);
      continue;
    }
    if (question.repeat !== undefined && question.repeat !== repeat) {
      add(`${key} 在重复分段里，各条的回答可能不同，别处的条件不能看它`);
      continue;
    }
    const { answers } = question;
    if (answers === null) {
      add(`条件只能看 choice 和 yes-no 的回答，${key} 不是`);
      continue;
    }
    if (wanted.length === 0) add(`${key} 的条件与所在分段的条件不能同时成立`);
    for (const answer of wanted) {
      if (!answers.some((each) => each === answer)) {
        add(`${key} 没有“${String(answer)}”这个选项，应为 ${answers.map(String).join('、')} 之一`);
      }
    }
  }
}
