/** Random items, their questions answered, changed and taken back in any order: what is hidden stays away, what is asked is missed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemDetail } from '../../../../../main/core/catalogue/contract.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { asked, isSituationKnown, materialsOf } from '../../../../../main/core/forms/conditions.ts';
import { applicationContent } from '../../../../../main/core/matters/pre-review/application.ts';
import { preReview } from '../../../../../main/core/matters/pre-review/matter.ts';
import type { AnswerValue, PreReviewDraft } from '../../../../../main/core/model/draft.ts';
import type { Condition, Field } from '../../../../../main/core/model/field.ts';
import type { Material } from '../../../../../main/core/model/item.ts';
import { fittingAnswer } from '../../../../kit/answers.ts';
import { APPLICANT } from '../../../../kit/application.ts';
import { compiledCatalogue } from '../../../../kit/catalogue.ts';

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

const anItem = fc
  .record({
    situation: fc.array(Wish, { maxLength: 3 }),
    fields: fc.array(Wish, { minLength: 1, maxLength: 10 }),
    papers: fc.array(Wish, { minLength: 1, maxLength: 5 }),
  })
  .map(({ situation, fields, papers }): ItemDetail => {
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
    return {
      ...base,
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

/** A question by its place, and what is answered to it; null takes the answer back. */
const aStep = fc.record({ question: fc.nat(), answer: fc.option(fc.constantFrom(...OPTIONS)) });

/** Told apart from the code under test: by looking the conditions up backwards, without an order. */
function isAsked(
  item: ItemDetail,
  when: Condition | undefined,
  answers: Record<string, AnswerValue>,
): boolean {
  return Object.entries(when ?? {}).every(([key, wanted]) => {
    const question = [...item.situation, ...item.fields].find((each) => each.key === key);
    const answer = answers[key];
    return (
      question && answer !== undefined && wanted.includes(answer) && isAsked(item, question.when, answers)
    );
  });
}

function draftOf(item: ItemDetail, answers: Record<string, AnswerValue>): PreReviewDraft {
  return {
    kind: 'pre-review',
    submissionId: '019ab000-0000-7000-8000-000000000000',
    itemCode: item.code,
    itemVersion: item.version,
    consent: {
      notice: '2026-11',
      at: '2026-11-24T09:58:00+08:00',
      submissionId: '019ab000-0000-7000-8000-000000000000',
    },
    applicant: APPLICANT,
    phone: '13900001111',
    answers,
    materials: item.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
  };
}

const missingOf = (item: ItemDetail, draft: PreReviewDraft) =>
  preReview.missing(draft, { item, hasPage: () => true, today: '2026-11-28' });

function answered(item: ItemDetail, steps: readonly { question: number; answer: string | null }[]) {
  const questions = [...item.situation, ...item.fields];
  const answers: Record<string, AnswerValue> = {};
  for (const { question, answer } of steps) {
    const key = questions[question % questions.length]?.key ?? '';
    if (answer === null) delete answers[key];
    else answers[key] = answer;
  }
  return { questions, answers };
}

describe('what an item asks only of some', () => {
  it('lets no hidden answer and no hidden paper out, in payload, summary, checks and application', () => {
    fc.assert(
      fc.property(anItem, fc.array(aStep, { maxLength: 30 }), (item, steps) => {
        const { questions, answers } = answered(item, steps);
        const draft = draftOf(item, answers);
        const shown = questions.filter(({ when }) => isAsked(item, when, answers)).map(({ key }) => key);
        const papers = item.materials.filter(({ when }) => isAsked(item, when, answers));
        const payload = preReview.payload(draft, item);
        expect(Object.keys(payload.answers ?? {}).sort()).toEqual(
          Object.keys(answers)
            .filter((key) => shown.includes(key))
            .sort(),
        );
        expect(payload.materials?.map(({ archiveKey }) => archiveKey)).toEqual(
          papers.map(({ archiveKey }) => archiveKey),
        );
        const wrong = missingOf(item, draft).map(({ field }) => field);
        const required = questions.filter(
          ({ key, required: must }) => must && shown.includes(key) && answers[key] === undefined,
        );
        const due = papers.filter(({ required: must }) => must);
        expect(wrong).toEqual([
          ...required.map(({ key }) => key),
          ...due.map(({ archiveKey }) => archiveKey),
        ]);
        const rows = applicationContent(draft, item)?.sections.flatMap((section) => section.rows) ?? [];
        const labels = rows.map(({ label }) => label);
        for (const { key, label } of questions) {
          expect(labels.includes(label)).toBe(shown.includes(key) && answers[key] !== undefined);
        }
        const { unneeded = [] } = preReview.facts(draft, item);
        expect(unneeded.length).toBe(item.materials.length - papers.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no dead end: whoever answers what is asked, as it comes up, is through', () => {
    fc.assert(
      fc.property(anItem, fc.array(aStep, { maxLength: 30 }), (item, steps) => {
        const { questions, answers } = answered(item, steps);
        for (const _ of questions) {
          for (const field of asked(item, answers).situation.concat(asked(item, answers).fields)) {
            answers[field.key] ??= fittingAnswer(field);
          }
        }
        const draft = draftOf(item, answers);
        draft.materials = draft.materials.map((each) => ({ ...each, original: true }));
        expect(missingOf(item, draft)).toEqual([]);
        expect(isSituationKnown(item, answers)).toBe(true);
      }),
      { numRuns: 1_000 },
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
