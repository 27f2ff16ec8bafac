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
    ['number', '1e5', 'number'],
    ['number', '0x10', 'number'],
    ['number', '9999999999999999', 'number-large'],
    ['text', '样\ud842', 'characters'],
    ['id-number', 'CAN110081080310', null],
    ['id-number', 'E12345678', null],
    ['phone', '0731-83600000-801', null],
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

describe('what is known beside an answer', () => {
  const known = { today: '2026-11-28', own: null, answers: {} };

  it('judges a day by the hall’s day and by another answer', () => {
    const death = field('date', { time: 'past' });
    expect(answerProblem(death, '2099-01-01', known)?.code).toBe('date-future');
    expect(answerProblem(death, '2026-11-28', known)).toBeNull();
    // While the clock is in doubt no day is too late.
    expect(answerProblem(death, '2099-01-01')).toBeNull();
    const planned = field('date', { time: 'future' });
    expect(answerProblem(planned, '2026-11-27', known)?.code).toBe('date-past');
    expect(answerProblem(planned, '2026-11-28', known)).toBeNull();
    const end = field('date', { time: 'any', after: { key: 'start', label: '起始日期' } });
    const started = { ...known, answers: { start: '2026-05-01' } };
    expect(answerProblem(end, '2026-04-30', started)).toEqual({
      field: 'f',
      code: 'date-order',
      other: '起始日期',
    });
    expect(answerProblem(end, '2026-05-01', started)).toBeNull();
    expect(answerProblem(end, '2026-04-30', known)).toBeNull();
  });

  it('counts whole and within bounds', () => {
    const babies = field('number', { whole: true, least: 1, most: 9 });
    expect(answerProblem(babies, '1.5')?.code).toBe('number-whole');
    expect(answerProblem(babies, '0')).toEqual({ field: 'f', code: 'number-small', limit: 1 });
    expect(answerProblem(field('number', { most: 100 }), '900')).toEqual({
      field: 'f',
      code: 'number-large',
      limit: 100,
    });
  });

  it('takes what identified the person, whatever it looks like', () => {
    const own = { name: 'VAN DER BERG-SMITH '.repeat(5).trim(), idNumber: 'X-IDENTITY/7' };
    expect(answerProblem(field('id-number'), own.idNumber)?.code).toBe('id-document');
    expect(answerProblem(field('id-number'), own.idNumber, { ...known, own })).toBeNull();
    expect(answerProblem(field('text', { personName: true }), own.name)?.code).toBe('too-long');
    expect(answerProblem(field('text', { personName: true }), own.name, { ...known, own })).toBeNull();
    expect(answerProblem(field('text'), own.name, { ...known, own })?.code).toBe('too-long');
  });

  it('lets another person have no document where the field says so', () => {
    expect(answerProblem(field('id-number', { noDocument: true }), '无')).toBeNull();
    expect(answerProblem(field('id-number'), '无')?.code).toBe('id-document');
  });
});

describe('normaliseAnswer', () => {
  it('keeps answers in the form in which they are sent', () => {
    expect(normaliseAnswer(field('number'), ' 012.50 ')).toBe('12.50');
    expect(normaliseAnswer(field('yes-no'), 'true')).toBe(true);
    expect(normaliseAnswer(field('text', { personName: true }), '阿依努尔・买买提')).toBe('阿依努尔·买买提');
    expect(normaliseAnswer(field('text'), '甲・乙')).toBe('甲・乙');
    expect(normaliseAnswer(field('id-number'), '81000019000101000x')).toBe('81000019000101000X');
  });
});
