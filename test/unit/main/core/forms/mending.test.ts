/** A correction asks for what the reviewer named and what the new answers bring up, and sends that alone; shipped items, any questions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemDetail } from '../../../../../main/core/catalogue/contract.ts';
import { loadCatalogue } from '../../../../../main/core/catalogue/load.ts';
import { asked } from '../../../../../main/core/forms/conditions.ts';
import {
  mendedAnswers,
  mendingProblems,
  papersOf,
  thingsToMend,
  toMend,
} from '../../../../../main/core/forms/mending.ts';
import { sideBySide, toldApart } from '../../../../../main/core/forms/repeats.ts';
import { hallDate } from '../../../../../main/core/model/clock.ts';
import type { AnswerValue } from '../../../../../main/core/model/draft.ts';
import type { Field } from '../../../../../main/core/model/field.ts';
import type { FieldToMend, MaterialToMend } from '../../../../../main/core/model/review.ts';
import { fittingAnswer } from '../../../../kit/answers.ts';
import { compiledCatalogue } from '../../../../kit/catalogue.ts';
import { fittingAnswers } from '../../../../kit/fitting.ts';
import '../../../../kit/sample-people.ts';

const loaded = loadCatalogue(compiledCatalogue());
if (!loaded.ok) throw new Error('the shipped catalogue has mistakes');
const { catalogue } = loaded;
const ITEMS = catalogue.list({ service: 'pre-review' }).flatMap(({ code }) => catalogue.item(code) ?? []);
const TODAY = hallDate(Date.now());
const KNOWN = { today: TODAY, own: null };

/** A case of an item, filed with fitting answers. */
function caseOf(item: ItemDetail, fields: FieldToMend[], materials: MaterialToMend[] = []) {
  const situation = Object.fromEntries(
    item.situation.map((field) => [field.key, fittingAnswer(field, TODAY)]),
  );
  const needed = asked(item, fittingAnswers(item, situation));
  return { ...toldApart(needed.repeats, needed.answers), fields, materials };
}

describe('what a case was filed with', () => {
  it('comes back side by side as it was told apart', () => {
    for (const item of ITEMS) {
      const mending = caseOf(item, []);
      const all = sideBySide(mending);
      expect(toldApart(asked(item, all).repeats, all)).toEqual({
        answers: mending.answers,
        repeats: mending.repeats,
      });
    }
  });
});

describe('any questions of any item', () => {
  const anyCase = fc
    .record({ at: fc.nat(ITEMS.length - 1), picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) })
    .map(({ at, picks }) => {
      const item = ITEMS[at] as ItemDetail;
      const fields = asked(item, sideBySide(caseOf(item, []))).fields;
      const named = fields.length === 0 ? [] : picks.map((pick) => fields[pick % fields.length] as Field);
      const keys = [...new Set(named.map(({ key }) => key))];
      return {
        item,
        mending: caseOf(
          item,
          keys.map((key) => ({ key, words: '请改' })),
        ),
      };
    });

  it('are asked, with the rest of their list and nothing else, and are not wrong as they were', () => {
    fc.assert(
      fc.property(anyCase, ({ item, mending }) => {
        const answers = sideBySide(mending);
        const { fields, materials } = toMend(item, mending, answers);
        const lists = new Set(fields.flatMap(({ record }) => (record ? [record.of] : [])));
        for (const { key } of mending.fields) expect(fields.map((field) => field.key)).toContain(key);
        for (const { key, record } of fields) {
          const isNamed = mending.fields.some((field) => field.key === key);
          expect(isNamed || (record && lists.has(record.of))).toBeTruthy();
        }
        expect(materials).toEqual([]);
        expect(mendingProblems(item, mending, answers, KNOWN)).toEqual([]);
        const sent = mendedAnswers(item, mending, answers);
        const plain = mending.fields.filter(({ key }) => !key.includes('.')).map(({ key }) => key);
        expect(Object.keys(sent.answers).sort()).toEqual(plain.sort());
        expect(new Set(Object.keys(sent.repeats))).toEqual(lists);
        for (const { name } of thingsToMend(item, mending)) expect(name).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('taken back, they are sent as empty; the case without them is what the platform then has', () => {
    fc.assert(
      fc.property(anyCase, ({ item, mending }) => {
        const answers: Record<string, AnswerValue> = sideBySide(mending);
        const optional = asked(item, answers).fields.filter(
          ({ key, required, record }) =>
            !required && !record && mending.fields.some((field) => field.key === key),
        );
        for (const { key } of optional) delete answers[key];
        const sent = mendedAnswers(item, mending, answers);
        for (const { key } of optional) expect(sent.answers[key]).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

const CHOICE: Field = { key: 'kind', label: '类型', kind: 'choice', required: true, options: ['甲', '乙'] };
const ONLY: Field = { key: 'only', label: '说明', kind: 'text', required: true, when: { kind: ['乙'] } };
const PLAIN: Field = { key: 'plain', label: '备注', kind: 'text', required: true };
const PAPER = { form: '原件', copies: 1, required: false, source: '其他' } as const;
const item: ItemDetail = {
  ...(ITEMS[0] as ItemDetail),
  situation: [],
  fields: [CHOICE, ONLY, PLAIN],
  form: { sections: [{ title: '内容', fields: [CHOICE, ONLY, PLAIN] }] },
  rules: [],
  materials: [
    { ...PAPER, archiveKey: 'always', name: '材料一' },
    { ...PAPER, archiveKey: 'then', name: '材料二', required: true, when: { kind: ['乙'] } },
  ],
};
const named = (key: string) => ({
  ...{ answers: { kind: '甲', plain: '无' }, repeats: {} },
  fields: [{ key, words: '请改' }],
  materials: [],
});
const keysOf = (fields: readonly Field[]) => fields.map(({ key }) => key);

describe('a new answer', () => {
  it('brings up the questions and papers that hang on it', () => {
    const mending = named('kind');
    expect(keysOf(toMend(item, mending, { kind: '甲', plain: '无' }).fields)).toEqual(['kind']);
    const answers = { kind: '乙', plain: '无' };
    const now = toMend(item, mending, answers);
    expect(keysOf(now.fields)).toEqual(['kind', 'only']);
    expect(now.materials).toMatchObject([{ archiveKey: 'then', required: true }]);
    expect(mendingProblems(item, mending, answers, KNOWN)).toMatchObject([
      { field: 'only', code: 'required' },
    ]);
    expect(mendedAnswers(item, mending, { ...answers, only: '有' }).answers).toEqual({
      kind: '乙',
      only: '有',
    });
  });

  it('sends what it hid to nobody', () => {
    const mending = { ...named('kind'), answers: { kind: '乙', only: '有', plain: '无' } };
    const answers = { kind: '甲', only: '有', plain: '无' };
    expect(mendedAnswers(item, mending, answers).answers).toEqual({ kind: '甲' });
    expect(papersOf(item, null).map(({ archiveKey }) => archiveKey)).toEqual(['always']);
  });
});

describe('what the reviewer did not name', () => {
  it('is not asked again, however wrong it has become meanwhile', () => {
    const mending = { ...named('kind'), answers: { kind: '甲' } };
    expect(mendingProblems(item, mending, { kind: '甲' }, KNOWN)).toEqual([]);
    const broken = mendingProblems(item, mending, {}, KNOWN);
    expect(broken).toMatchObject([{ field: 'kind', code: 'required' }]);
  });

  it('is asked where the new answers broke it', () => {
    const mending = named('kind');
    expect(keysOf(toMend(item, mending, { kind: '甲', plain: '无' }, ['plain']).fields)).toEqual([
      'kind',
      'plain',
    ]);
  });

  it('as a paper is handed in again, though it was not required', () => {
    const materials = [{ archiveKey: 'always', words: '看不清', pages: [] }];
    const mending = { ...named('kind'), fields: [], materials };
    const now = toMend(item, mending, { kind: '甲', plain: '无' });
    expect(now.materials).toMatchObject([{ archiveKey: 'always', required: true }]);
    expect(now.parts).toEqual([]);
    expect(thingsToMend(item, mending)).toMatchObject([{ name: '材料一', isPaper: true }]);
  });
});
