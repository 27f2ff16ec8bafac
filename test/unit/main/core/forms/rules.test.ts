/** What answers must be to one another: each rule broken, kept, and silent where an answer is missing or hidden. */
import { describe, expect, it } from 'vitest';
import { asked } from '../../../../../main/core/forms/conditions.ts';
import { ruleProblems } from '../../../../../main/core/forms/rules.ts';
import type { AnswerValue } from '../../../../../main/core/model/draft.ts';
import type { Field, Repeat } from '../../../../../main/core/model/field.ts';
import type { Rule } from '../../../../../main/core/model/rule.ts';

const OWNERS: Repeat = { key: 'owners', name: '股东', least: 1, most: 5 };
const field = (key: string, kind: Field['kind'], extra: Partial<Field> = {}): Field => ({
  key,
  label: `${key}?`,
  kind,
  required: true,
  ...extra,
});
const ITEM = {
  situation: [],
  materials: [],
  form: { sections: [] },
  fields: [
    field('start', 'date'),
    field('halfway', 'date', { required: false }),
    field('end', 'date'),
    field('capital', 'number'),
    field('loan', 'number', { required: false }),
    field('boss', 'text'),
    field('isBig', 'yes-no'),
    field('supervisor', 'text', { when: { isBig: [true] } }),
    field('who', 'id-number', { repeat: OWNERS }),
    field('share', 'number', { repeat: OWNERS }),
    field('from', 'date', { repeat: OWNERS }),
    field('to', 'date', { repeat: OWNERS }),
  ],
};
const problems = (rule: Rule, answers: Record<string, AnswerValue>) =>
  ruleProblems([rule], asked(ITEM, answers));

describe('an order', () => {
  const rule = { order: ['start', 'end'] };
  it('is broken at the later question', () => {
    expect(problems(rule, { start: '2026-02-01', end: '2026-01-31' })).toEqual([
      { field: 'end', code: 'rule-order', other: 'start?' },
    ]);
  });
  it('takes the same day, unless it is strict', () => {
    const same = { start: '2026-02-01', end: '2026-02-01' };
    expect(problems(rule, same)).toEqual([]);
    expect(problems({ ...rule, strict: true }, same)).toHaveLength(1);
  });
  it('is held across a question that is hidden or was left empty', () => {
    const across = { order: ['start', 'halfway', 'end'] };
    expect(problems(across, { start: '2026-02-01', end: '2026-01-31' })).toEqual([
      { field: 'end', code: 'rule-order', other: 'start?' },
    ]);
    expect(problems(across, { start: '2026-02-01', halfway: '2026-02-03', end: '2026-02-02' })).toEqual([
      { field: 'end', code: 'rule-order', other: 'halfway?' },
    ]);
  });
  it('holds in each record by itself', () => {
    const answers = {
      owners: 2,
      'owners.1.from': '2026-01-01',
      'owners.1.to': '2026-01-02',
      'owners.2.from': '2026-03-01',
      'owners.2.to': '2026-02-01',
    };
    expect(problems({ order: ['from', 'to'] }, answers).map(({ field: key }) => key)).toEqual([
      'owners.2.to',
    ]);
  });
});

describe('a sum', () => {
  const rule = { sum: ['share'], is: 100 };
  const shares = (...all: string[]) =>
    Object.fromEntries<AnswerValue>([
      ['owners', all.length],
      ...all.map((each, at) => [`owners.${at + 1}.share`, each] as const),
    ]);
  it('is said at the repeat, with what it comes to', () => {
    expect(problems(rule, shares('60', '30.5'))).toEqual([
      { field: 'owners', code: 'rule-sum', limit: 100, found: '90.5', other: 'share?' },
    ]);
  });
  it('is exact', () => expect(problems(rule, shares('33.4', '33.3', '33.3'))).toEqual([]));
  it('waits until every number is there', () => {
    expect(problems(rule, { ...shares('60'), owners: 2 })).toEqual([]);
    expect(problems(rule, shares('60', 'viel'))).toEqual([]);
    expect(problems(rule, { owners: 0 })).toEqual([]);
  });
  it('does not wait for a number that need not be answered', () => {
    const both = { sum: ['capital', 'loan'], is: 9 };
    expect(problems(both, { capital: '5' })).toMatchObject([{ field: 'loan', found: '5' }]);
    expect(problems(both, { capital: '5', loan: '4' })).toEqual([]);
    expect(problems({ sum: ['loan'], is: 9 }, {})).toEqual([]);
  });
  it('may be held against another answer, with bounds', () => {
    expect(problems({ sum: ['share'], is: 'capital' }, { ...shares('6', '3'), capital: '9.0' })).toEqual([]);
    expect(
      problems({ sum: ['share'], most: 'capital' }, { ...shares('6', '4'), capital: '9' }),
    ).toMatchObject([{ code: 'rule-sum-most' }]);
    expect(problems({ sum: ['share'], least: 'capital' }, { ...shares('6'), capital: '9' })).toMatchObject([
      { code: 'rule-sum-least' },
    ]);
    expect(problems({ sum: ['share'], is: 'capital' }, shares('6'))).toEqual([]);
  });
});

describe('answers that differ', () => {
  it('are told apart whatever their case, with a sentence of their own', () => {
    const say = { 'zh-CN': '不能是同一个人', en: 'Not the same person' };
    const rule = { differ: ['boss', 'supervisor'], say };
    const answers = { boss: '李 Ab', supervisor: '李 AB ', isBig: true };
    expect(problems(rule, answers)).toEqual([{ field: 'supervisor', code: 'rule-said', said: say }]);
    expect(problems(rule, { ...answers, supervisor: '王' })).toEqual([]);
  });
  it('are not asked of what is hidden', () => {
    expect(
      problems({ differ: ['boss', 'supervisor'] }, { boss: '李', supervisor: '李', isBig: false }),
    ).toEqual([]);
  });
  it('in any two records, named with the record; no document is nobody’s double', () => {
    const rule = { differ: ['who'] };
    const answers = { owners: 3, 'owners.1.who': '无', 'owners.2.who': '12x', 'owners.3.who': '12X' };
    expect(problems(rule, answers)).toEqual([
      { field: 'owners.3.who', code: 'rule-differ', other: '股东 2 · who?' },
    ]);
    expect(problems(rule, { ...answers, 'owners.3.who': '无' })).toEqual([]);
  });
});

it('a count is held against a number, less those who have no record', () => {
  const rule = { count: 'owners', is: 'capital', beside: 1 };
  expect(problems(rule, { owners: 2, capital: '3' })).toEqual([]);
  expect(problems(rule, { owners: 2, capital: '4' })).toEqual([
    { field: 'owners', code: 'rule-count', limit: 3, other: 'capital?' },
  ]);
  expect(problems(rule, { capital: '1' })).toEqual([]);
  expect(problems(rule, { owners: 2 })).toEqual([]);
});
