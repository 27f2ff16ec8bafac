/** Answers as people's keyboards give them: wide digits, a name of dots, a card of noughts. */
import { expect, it } from 'vitest';
import { answerProblem, normaliseAnswer } from '../../../../../../main/core/forms/answer.ts';
import type { Field, FieldKind } from '../../../../../../main/core/model/field.ts';

const asking = (kind: FieldKind, more: Partial<Field> = {}): Field => ({
  ...{ key: 'asked', label: '问题', required: true, kind },
  ...more,
});
const code = (field: Field, answer: string) => answerProblem(field, answer)?.code ?? null;

it('counts wide digits as narrow ones, and nothing else as a digit', () => {
  expect(code(asking('number'), '１２．５')).toBeNull();
  expect(normaliseAnswer(asking('number'), '１２．５')).toBe('12.5');
  for (const none of ['五', '1,000', '+5', '½', '1e5']) expect(code(asking('number'), none)).toBe('number');
});

it('takes a name with a letter or a character in it, no other', () => {
  const name = asking('text', { personName: true });
  for (const good of ['一', '李〇', '阿依努尔。买买提', "O'BRIEN", 'SURYA'])
    expect(code(name, good)).toBeNull();
  for (const none of ['··', '-', '13800138000']) expect(code(name, none)).toBe('characters');
  expect(code(name, '\u200b\u200b')).toBe('required');
  expect(code(asking('text'), '13800138000')).toBeNull();
});

it('takes no bank card of one digit over and over', () => {
  expect(code(asking('bank-card'), '0000000000000000')).toBe('bank-check');
  expect(code(asking('bank-card'), '4111 1111 1111 1111')).toBeNull();
});
