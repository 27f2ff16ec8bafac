/** A whole form: its problems, in the fields' order. */
import { describe, expect, it } from 'vitest';
import { changedAnswers, eitherProblems, formProblems } from '../../../../../main/core/forms/form.ts';
import type { Field } from '../../../../../main/core/model/field.ts';

const field = (key: string, extra: Partial<Field> = {}): Field => ({
  key,
  label: key,
  kind: 'text',
  required: true,
  ...extra,
});
const FORM = [field('name'), field('area', { kind: 'number' }), field('note', { required: false })];

describe('formProblems', () => {
  it('finds the first problem of each field', () => {
    expect(formProblems(FORM, {})).toEqual([
      { field: 'name', code: 'required' },
      { field: 'area', code: 'required' },
    ]);
    expect(formProblems(FORM, { name: '样例', area: 'wide', note: '字'.repeat(61) })).toEqual([
      { field: 'area', code: 'number' },
      { field: 'note', code: 'too-long', limit: 60 },
    ]);
    expect(formProblems(FORM, { name: '样例', area: 12 })).toEqual([]);
  });
});

describe('eitherProblems', () => {
  const PARENTS = [
    ['fatherName', 'fatherId'],
    ['motherName', 'motherId'],
  ];

  it('asks for one group whole, at the last of all chances', () => {
    expect(eitherProblems(PARENTS, {})).toEqual([{ field: 'motherId', code: 'either' }]);
    expect(eitherProblems(PARENTS, { motherName: '样例', motherId: 'E12345678' })).toEqual([]);
    expect(eitherProblems(PARENTS, { fatherName: '样例', fatherId: '无' })).toEqual([]);
    expect(eitherProblems(undefined, {})).toEqual([]);
  });

  it('asks for the rest of a group that was begun', () => {
    expect(eitherProblems(PARENTS, { motherName: '样例', motherId: '无', fatherName: '样例' })).toEqual([
      { field: 'fatherId', code: 'required' },
    ]);
  });
});

describe('changedAnswers', () => {
  it('gives what was entered in its normal form, and an empty answer for what was taken back', () => {
    const entered = { name: ' 样例 ', area: '12.50', note: '  ' };
    expect(changedAnswers(FORM, entered, {})).toEqual({ name: '样例', area: '12.50' });
    expect(changedAnswers(FORM, entered, { note: '以前' })).toEqual({
      name: '样例',
      area: '12.50',
      note: '',
    });
    expect(changedAnswers(FORM.slice(0, 1), entered, { note: '以前' })).toEqual({ name: '样例' });
  });

  it('keeps a no as an answer', () => {
    const agree = field('agree', { kind: 'yes-no' });
    expect(changedAnswers([agree], { agree: false }, {})).toEqual({ agree: false });
  });
});
