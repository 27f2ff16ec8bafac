/** For every kind of answer: each error it lists can be provoked, no other comes, and its own sample fits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerProblem,
  maskAnswer,
  normaliseAnswer,
  showAnswer,
} from '../../../../../../main/core/forms/answer.ts';
import { KINDS } from '../../../../../../main/core/forms/kinds/index.ts';
import type { AnswerValue } from '../../../../../../main/core/model/draft.ts';
import { type Field, FieldKind } from '../../../../../../main/core/model/field.ts';
import type { ProblemCode } from '../../../../../../main/core/model/problem.ts';
import { PROVOKED } from '../../../../../kit/wrong-answers.ts';

const WORDS = { yes: '是', no: '否' };
const OPTIONS = ['男', '女'];

/** What a field must say for an error of this kind to come; the others come without. */
const ASKED: Partial<Record<ProblemCode, Partial<Field>>> = {
  'date-future': { time: 'past' },
  'date-past': { time: 'future' },
  'date-early': { earliest: '1900-01-01' },
  'date-late': { latest: 'today+60y' },
  'date-order': { after: { key: 'start', label: '起始日期' } },
  'number-whole': { whole: true },
  'number-small': { least: 1 },
  'number-large': { most: 900 },
};
const KNOWN = { today: '2026-11-28', own: null, answers: { start: '2026-11-30' } };

const field = (kind: FieldKind): Field => ({
  key: 'f',
  label: '字段',
  kind,
  required: true,
  ...(kind === 'choice' && { options: OPTIONS }),
});

/** Letters, digits and marks that answers are made of, so that what nearly fits is met too. */
const near = fc.string({
  unit: fc.constantFrom(...'0123456789X-. 男女路eE\u0007\ntruefals'),
  maxLength: 130,
});
const anyAnswer: fc.Arbitrary<AnswerValue> = fc.oneof(
  near,
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(...Object.values(PROVOKED).flatMap((answers) => Object.values(answers))),
);

describe.each(FieldKind.options)('%s', (kind) => {
  it('lists each error once, and each can be provoked', () => {
    const provoked = PROVOKED[kind];
    expect(new Set(KINDS[kind].errors).size).toBe(KINDS[kind].errors.length);
    expect(Object.keys(provoked).toSorted()).toEqual([...KINDS[kind].errors].toSorted());
    for (const [code, answer] of Object.entries(provoked)) {
      const asked = { ...field(kind), ...ASKED[code as ProblemCode] };
      expect(answerProblem(asked, answer, KNOWN), String(answer)).toMatchObject({ field: 'f', code });
    }
  });

  it('gives no error that it doesn’t list, whatever is answered', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const problem = answerProblem(field(kind), answer);
        if (problem) expect(KINDS[kind].errors).toContain(problem.code);
        if (problem?.code === 'too-long') expect(problem.limit).toBe(KINDS[kind].longest);
      }),
    );
  });

  it('keeps what it accepts in a form that it accepts and keeps again', () => {
    fc.assert(
      fc.property(fc.oneof(anyAnswer, fc.constant(KINDS[kind].sample(field(kind)))), (answer) => {
        if (answerProblem(field(kind), answer) !== null) return;
        const kept = normaliseAnswer(field(kind), answer);
        expect(answerProblem(field(kind), kept)).toBeNull();
        expect(normaliseAnswer(field(kind), kept)).toEqual(kept);
      }),
    );
  });

  it('has a sample that fits as it is kept, and shows as text', () => {
    const sample = KINDS[kind].sample(field(kind));
    expect(answerProblem(field(kind), sample)).toBeNull();
    expect(normaliseAnswer(field(kind), sample)).toEqual(sample);
    expect(showAnswer(field(kind), sample, WORDS)).not.toBe('');
  });
});

describe('how an answer is shown', () => {
  it.each<[FieldKind, AnswerValue | undefined, string, string]>([
    ['text', '样例', '样例', '样例'],
    ['number', '12.50', '12.50', '12.50'],
    ['number', '0', '0', '0'],
    ['yes-no', true, '是', '是'],
    ['yes-no', false, '否', '否'],
    ['yes-no', '', '', ''],
    ['yes-no', undefined, '', ''],
    ['id-number', '990000199003071243', '990000199003071243', '9900**********1243'],
    ['phone', '13900001111', '13900001111', '139 **** 1111'],
    ['phone', '0731-83600000', '0731-83600000', '0731-****0000'],
  ])('%s %j', (kind, answer, shown, masked) => {
    expect(showAnswer(field(kind), answer, WORDS)).toBe(shown);
    expect(maskAnswer(field(kind), answer, WORDS)).toBe(masked);
  });
});
