/**
 * Random items, their questions answered, changed and taken back in any order, their records added and taken out: what is hidden stays
 * away, what is asked is missed, and nobody is stuck, whatever the rules.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemDetail } from '../../../../../main/core/catalogue/contract.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { asked, isSituationKnown, materialsOf } from '../../../../../main/core/forms/conditions.ts';
import { signedText } from '../../../../../main/core/forms/owed.ts';
import {
  countOf,
  recordKey,
  repeatsOf,
  withoutRecord,
  withRecord,
} from '../../../../../main/core/forms/repeats.ts';
import { applicationContent } from '../../../../../main/core/matters/pre-review/application.ts';
import { preReview } from '../../../../../main/core/matters/pre-review/matter.ts';
import type { AnswerValue, PreReviewDraft } from '../../../../../main/core/model/draft.ts';
import type { Condition, Field, Repeat } from '../../../../../main/core/model/field.ts';
import type { Material } from '../../../../../main/core/model/item.ts';
import type { Rule } from '../../../../../main/core/model/rule.ts';
import { APPLICANT } from '../../../../kit/application.ts';
import { compiledCatalogue } from '../../../../kit/catalogue.ts';
import { fittingAnswers } from '../../../../kit/fitting.ts';

const OPTIONS = ['甲', '乙', '丙'];

const loaded = loadCatalogue(compiledCatalogue());
if (!loaded.ok) throw new Error('the shipped catalogue has mistakes');
const base = loaded.catalogue.item('RS-0001') as ItemDetail;

/** How a random question is conditioned: on which of the earlier ones that have options, and on which of their answers. */
const Wish = fc.record({
  isChoice: fc.boolean(),
  required: fc.boolean(),
  on: fc.array(fc.record({ earlier: fc.nat(), answers: fc.subarray(OPTIONS, { minLength: 1 }) }), {
    maxLength: 2,
  }),
});
type Wish = typeof Wish extends fc.Arbitrary<infer T> ? T : never;

function conditionOf({ on }: Wish, earlier: readonly Field[]): { when?: Condition } {
  const choices = earlier.filter(({ kind }) => kind === 'choice');
  if (choices.length === 0 || on.length === 0) return {};
  return {
    when: Object.fromEntries(
      on.map((each) => [choices[each.earlier % choices.length]?.key ?? '', each.answers]),
    ),
  };
}

/** A section of records: after which of the questions it stands, on what it hangs, what each record asks. */
const WishedRepeat = fc.record({
  after: fc.nat(),
  least: fc.nat({ max: 2 }),
  more: fc.integer({ min: 1, max: 3 }),
  whole: Wish,
  fields: fc.array(Wish, { minLength: 1, maxLength: 4 }),
  sums: fc.boolean(),
  differs: fc.boolean(),
});
type WishedRepeat = typeof WishedRepeat extends fc.Arbitrary<infer T> ? T : never;

/** Its questions: choices and texts as wished, and a share that may have to come to 100 over all records. */
function repeatOf(wish: WishedRepeat, name: string, earlier: readonly Field[]): Field[] {
  const repeat: Repeat = {
    key: name,
    name: `段${name}`,
    least: wish.least,
    most: wish.least + wish.more,
    ...conditionOf(wish.whole, earlier),
  };
  const own: Field[] = [];
  for (const [at, each] of wish.fields.entries()) {
    own.push({
      key: `${name}q${at}`,
      label: `${name}问${at}`,
      kind: each.isChoice ? 'choice' : 'text',
      ...(each.isChoice && { options: OPTIONS }),
      required: each.required,
      ...conditionOf(each, [...earlier, ...own]),
      repeat,
    });
  }
  const share: Field = { key: `${name}share`, label: `${name}份额`, kind: 'number', required: true, repeat };
  const who: Field = { key: `${name}who`, label: `${name}名字`, kind: 'text', required: true, repeat };
  return [...own, ...(wish.sums ? [share] : []), ...(wish.differs ? [who] : [])];
}

const rulesOf = (wish: WishedRepeat, name: string): Rule[] => [
  ...(wish.sums ? [{ sum: [`${name}share`], is: 100 }] : []),
  ...(wish.differs ? [{ differ: [`${name}who`] }] : []),
];

const anItem = fc
  .record({
    situation: fc.array(Wish, { maxLength: 3 }),
    fields: fc.array(Wish, { minLength: 1, maxLength: 10 }),
    repeats: fc.array(WishedRepeat, { maxLength: 2 }),
    papers: fc.array(Wish, { minLength: 1, maxLength: 5 }),
  })
  .map(({ situation, fields, repeats, papers }): ItemDetail => {
    const questions: Field[] = [];
    for (const [at, wish] of [...situation, ...fields].entries()) {
      const isChoice = wish.isChoice || at < situation.length;
      questions.push({
        key: `q${at}`,
        label: `问${at}`,
        kind: isChoice ? 'choice' : 'text',
        ...(isChoice && { options: OPTIONS }),
        required: wish.required || at < situation.length,
        ...conditionOf(wish, questions),
      });
    }
    const own = questions.slice(situation.length);
    for (const [at, wish] of repeats.entries()) {
      const place = wish.after % (own.length + 1);
      // Never in the middle of another repeat.
      if (own[place]?.repeat && own[place - 1]?.repeat?.key === own[place].repeat.key) continue;
      const before = [...questions.slice(0, situation.length), ...own.slice(0, place)];
      own.splice(
        place,
        0,
        ...repeatOf(
          wish,
          `r${at}`,
          before.filter(({ repeat }) => !repeat),
        ),
      );
    }
    return {
      ...base,
      rules: repeats.flatMap((wish, at) =>
        own.some(({ repeat }) => repeat?.key === `r${at}`) ? rulesOf(wish, `r${at}`) : [],
      ),
      situation: questions.slice(0, situation.length),
      fields: own,
      form: { sections: [{ title: '内容', fields: own }] },
      materials: papers.map(
        (wish, at): Material => ({
          archiveKey: `p${at}`,
          name: `材料${at}`,
          form: '复印件',
          copies: 1,
          required: wish.required,
          source: '其他',
          ...conditionOf(wish, questions),
        }),
      ),
    };
  });

/**
 * A question by its place, and what is answered to it; null takes the answer back. For a repeat a record is added or the last one taken
 * out, for a question in one the record by its number.
 */
const aStep = fc.record({
  question: fc.nat(),
  record: fc.nat({ max: 4 }),
  answer: fc.option(fc.constantFrom(...OPTIONS)),
});
type Step = typeof aStep extends fc.Arbitrary<infer T> ? T : never;

/** What the records of these answers ask, told apart from the code under test: each question under its own full key. */
function everyQuestion(item: ItemDetail, answers: Record<string, AnswerValue>): Question[] {
  return [...item.situation, ...item.fields].flatMap((field): Question[] => {
    const { key, repeat, when } = field;
    if (!repeat) return [{ field, key, conditions: [{ when, prefix: '' }] }];
    return Array.from({ length: Number(answers[repeat.key] ?? 0) }, (_, at) => {
      const prefix = `${repeat.key}.${at + 1}.`;
      return {
        field,
        key: prefix + key,
        conditions: [
          { when: repeat.when, prefix: '' },
          { when, prefix },
        ],
      };
    });
  });
}
type Question = {
  field: Field;
  key: string;
  /** `prefix`: of the record in which the condition's own questions are looked up first. */
  conditions: { when: Condition | undefined; prefix: string }[];
};

/** Told apart from the code under test: by looking the conditions up backwards, without an order. */
function isAsked(
  questions: readonly Question[],
  conditions: Question['conditions'],
  answers: Record<string, AnswerValue>,
): boolean {
  return conditions.every(({ when, prefix }) =>
    Object.entries(when ?? {}).every(([key, wanted]) => {
      const question =
        questions.find((each) => each.key === prefix + key) ?? questions.find((each) => each.key === key);
      const answer = question && answers[question.key];
      return (
        question &&
        answer !== undefined &&
        wanted.includes(answer) &&
        isAsked(questions, question.conditions, answers)
      );
    }),
  );
}

/** Signed for as it stands, its result to be fetched. */
function draftOf(item: ItemDetail, answers: Record<string, AnswerValue>): PreReviewDraft {
  const materials = item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false }));
  return {
    kind: 'pre-review',
    submissionId: '019ab000-0000-7000-8000-000000000000',
    itemCode: item.code,
    itemVersion: item.version,
    consent: {
      notice: '2026-12',
      at: '2026-11-24T09:58:00+08:00',
      submissionId: '019ab000-0000-7000-8000-000000000000',
    },
    applicant: APPLICANT,
    phone: '13900001111',
    answers,
    materials,
    result: { choice: { way: 'collect', point: item.result?.points[0]?.id ?? '' }, answers: {} },
    signature: {
      ...{ state: 'at-window', why: 'wish', text: signedText(item, { answers, materials }) },
      ...{ sha256: 'a'.repeat(64), at: '2026-11-28T09:58:00+08:00' },
    },
  };
}

/** The repeats that are asked. */
const shownRepeats = (item: ItemDetail, all: readonly Question[], answers: Record<string, AnswerValue>) =>
  repeatsOf(item.fields)
    .filter(({ when }) => isAsked(all, [{ when, prefix: '' }], answers))
    .map(({ key }) => key);

const missingOf = (item: ItemDetail, draft: PreReviewDraft) =>
  preReview.missing(draft, { item, hasPage: () => true, today: '2026-11-28' });

function answered(item: ItemDetail, steps: readonly Step[]): Record<string, AnswerValue> {
  const questions = [...item.situation, ...item.fields];
  let answers: Record<string, AnswerValue> = {};
  for (const { question, record, answer } of steps) {
    const field = questions[question % questions.length];
    if (!field) continue;
    const { repeat } = field;
    const count = repeat ? countOf(repeat, answers) : 0;
    if (repeat && (count === 0 || record === 0)) {
      answers =
        answer === null ? withoutRecord(answers, repeat, Math.max(1, count)) : withRecord(answers, repeat);
      continue;
    }
    const key = repeat ? recordKey(repeat.key, ((record - 1) % count) + 1, field.key) : field.key;
    if (answer === null) delete answers[key];
    else answers[key] = field.kind === 'number' ? '50' : answer;
  }
  return answers;
}

describe('what an item asks only of some', () => {
  it('lets no hidden answer and no hidden paper out, in payload, summary, checks and application', () => {
    fc.assert(
      fc.property(anItem, fc.array(aStep, { maxLength: 40 }), (item, steps) => {
        const answers = answered(item, steps);
        const draft = draftOf(item, answers);
        const all = everyQuestion(item, answers);
        const shown = all.filter(({ conditions }) => isAsked(all, conditions, answers));
        const papers = item.materials.filter(({ when }) => isAsked(all, [{ when, prefix: '' }], answers));
        const payload = preReview.payload(draft, item);
        const said = shown.filter(({ key }) => answers[key] !== undefined);
        const sent = [
          ...Object.keys(payload.answers ?? {}),
          ...Object.entries(payload.repeats ?? {}).flatMap(([key, records]) =>
            records.flatMap((record, at) => Object.keys(record).map((own) => `${key}.${at + 1}.${own}`)),
          ),
        ];
        expect(sent.sort()).toEqual(said.map(({ key }) => key).sort());
        expect(payload.materials?.map(({ archiveKey }) => archiveKey)).toEqual(
          papers.map(({ archiveKey }) => archiveKey),
        );
        const wrong = missingOf(item, draft);
        const missed = wrong.filter(({ code }) => code === 'required' || code === 'photo-missing');
        const required = shown.filter(({ key, field }) => field.required && answers[key] === undefined);
        const due = papers.filter(({ required: must }) => must);
        expect(missed.map(({ field }) => field).sort()).toEqual(
          [...required.map(({ key }) => key), ...due.map(({ archiveKey }) => archiveKey)].sort(),
        );
        // Whatever else is wrong is wrong with something that is asked.
        const known = [
          ...shown.map(({ key }) => key),
          ...shownRepeats(item, all, answers),
          ...papers.map((p) => p.archiveKey),
        ];
        for (const { field } of wrong) expect(known).toContain(field);
        const sections = applicationContent(draft, item)?.sections ?? [];
        const labels = sections.flatMap(({ rows }) => rows.map(({ label }) => label));
        for (const { label } of all.map(({ field }) => field)) {
          const times = said.filter(({ field }) => field.label === label).length;
          expect(labels.filter((each) => each === label)).toHaveLength(times);
        }
        const { unneeded = [] } = preReview.facts(draft, item);
        expect(unneeded.length).toBe(item.materials.length - papers.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no dead end: whoever answers what is asked, as it comes up, and keeps the rules is through', () => {
    fc.assert(
      fc.property(anItem, fc.array(aStep, { maxLength: 40 }), (item, steps) => {
        const answers = fittingAnswers(item, answered(item, steps), '2026-11-28');
        const draft = draftOf(item, answers);
        draft.materials = draft.materials.map((each) => ({ ...each, original: true }));
        expect(missingOf(item, draft)).toEqual([]);
        expect(isSituationKnown(item, answers)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses nothing by a record that is added and taken out again', () => {
    fc.assert(
      fc.property(anItem, fc.array(aStep, { maxLength: 40 }), (item, steps) => {
        const answers = answered(item, steps);
        for (const repeat of repeatsOf(item.fields)) {
          const more = withRecord(answers, repeat);
          if (countOf(repeat, more) === countOf(repeat, answers)) continue;
          const back = withoutRecord(more, repeat, countOf(repeat, more));
          expect({ [repeat.key]: 0, ...answers }).toEqual({ [repeat.key]: 0, ...back });
        }
      }),
    );
  });

  it('brings an answer back with its question', () => {
    const [first] = base.fields;
    if (!first) throw new Error('RS-0001 asks nothing');
    const who: Field = { key: 'who', label: '谁来办？', kind: 'choice', required: true, options: OPTIONS };
    const item = { ...base, situation: [who], fields: [{ ...first, when: { who: ['乙'] } }] };
    const answers: Record<string, AnswerValue> = { who: '乙', [first.key]: '李测试' };
    expect(asked(item, { ...answers, who: '甲' }).answers).toEqual({ who: '甲' });
    expect(asked(item, answers).answers).toEqual(answers);
  });

  it('shows every paper that a case may need while the situation is not known', () => {
    const who: Field = { key: 'who', label: '谁来办？', kind: 'choice', required: true, options: OPTIONS };
    const materials = base.materials.map((each, at) => ({
      ...each,
      ...(at === 0 && { when: { who: ['乙'] } }),
    }));
    const item = { ...base, situation: [who], materials };
    expect(materialsOf(item, {})).toHaveLength(materials.length);
    expect(materialsOf(item, { who: '甲' })).toHaveLength(materials.length - 1);
  });
});
