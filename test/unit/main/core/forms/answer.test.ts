import { describe, expect, it } from 'vitest';
import { answerProblem, normaliseAnswer } from '../../../../../main/core/forms/answer.ts';
import type { Field, FieldKind } from '../../../../../main/core/model/field.ts';

const field = (kind: FieldKind, extra: Partial<Field> = {}): Field => ({
  key: 'f',
  label: '字段',
  kind,
  required: true,
  ...extra,
});

describe('answerProblem', () => {
  it.each<[FieldKind, string, string | null]>([
    ['text', '   ', 'required'],
    ['text', 'x'.repeat(61), 'too-long'],
    ['text', 'a\u0000b', 'characters'],
    ['phone', '139 0000 1111', null],
    ['phone', '0731-83611234', null],
    ['phone', '12345', 'phone'],
    ['date', '2026-02-29', 'date'],
    ['date', '2028-02-29', null],
    ['number', '12.5', null],
    ['number', '-1', 'number'],
    ['number', '十二', 'number'],
    ['id-number', '990000199003071236', 'id-check'],
    ['yes-no', 'maybe', 'option'],
    ['long-text', '第一行\n第二行', null],
  ])('%s %j → %s', (kind, value, expected) => {
    expect(answerProblem(field(kind), value)?.code ?? null).toBe(expected);
  });

  it('lets an optional answer be empty, and a select only be one of its options', () => {
    expect(answerProblem(field('text', { required: false }), '')).toBeNull();
    expect(answerProblem(field('choice', { options: ['男', '女'] }), '男')).toBeNull();
    expect(answerProblem(field('choice', { options: ['男', '女'] }), '其他')?.code).toBe('option');
  });
});

describe('normaliseAnswer', () => {
  it('keeps answers in the form in which they are sent', () => {
    expect(normaliseAnswer(field('number'), ' 12.50 ')).toBe(12.5);
    expect(normaliseAnswer(field('yes-no'), 'true')).toBe(true);
    expect(normaliseAnswer(field('id-number'), '81000019000101000x')).toBe('81000019000101000X');
  });
});
