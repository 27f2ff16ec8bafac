/** Wrong answers of every kind of field, one for each error that it can give. */
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field, FieldKind } from '../../main/core/model/field.ts';
import type { ProblemCode } from '../../main/core/model/problem.ts';

/** Of every kind: one answer for each of its errors. */
export const PROVOKED: Record<FieldKind, Partial<Record<ProblemCode, AnswerValue>>> = {
  text: { required: '  ', 'too-long': '字'.repeat(61), characters: '坏\u0007' },
  'long-text': { required: '\n', 'too-long': '字'.repeat(2001), characters: '坏\u0000' },
  'id-number': {
    required: '',
    'too-long': '9'.repeat(25),
    characters: '99000019900307124\u0007',
    'id-length': '99000019900307124',
    'id-characters': '99000O199003071243',
    'id-date': '990000199002301243',
    'id-division': '770000199003071236',
    'id-born': '990000111103071236',
    'id-check': '990000199003071236',
    'id-document': 'ABCDEFG',
  },
  phone: {
    required: '',
    'too-long': '1390000111122223334445555',
    characters: '1390000\u00071111',
    phone: '12345',
  },
  date: {
    required: '',
    'too-long': '2026-01-031',
    characters: '2026\u001f01-31',
    date: '2026-02-30',
    'date-future': '2099-01-01',
    'date-past': '2026-11-27',
    'date-order': '2026-11-29',
  },
  address: { required: '', 'too-long': '路'.repeat(121), characters: '路\u007f号' },
  choice: { required: '', 'too-long': '男'.repeat(61), characters: '男\u0007', option: '没有这一项' },
  number: {
    required: '',
    'too-long': '1'.repeat(17),
    characters: '1\u00072',
    number: '1e5',
    'number-whole': '1.5',
    'number-small': '0',
    'number-large': '901',
  },
  uscc: {
    required: '',
    'too-long': '91350100M000100Y431',
    characters: '91350100M\u000700100Y43',
    uscc: '91350100I000100Y44',
    'uscc-person': '11010519491231002X',
  },
  'yes-no': { required: '', 'too-long': 'perhaps', characters: 'y\u0007', option: 'maybe' },
};

/** Errors that come only where the field itself sets a bound. */
const BOUNDED: Partial<Record<ProblemCode, (field: Field) => AnswerValue | null>> = {
  required: ({ required }) => (required ? '' : null),
  'date-future': ({ time }) => (time === 'past' ? '2099-01-01' : null),
  'date-past': ({ time }) => (time === 'future' ? '2001-01-01' : null),
  // Before whatever the other date is; where the field may not lie in the past, that is said first.
  'date-order': ({ after, time }) => (after && time !== 'future' ? '1901-01-01' : null),
  'number-whole': ({ whole }) => (whole ? '1.5' : null),
  'number-small': ({ least }) => (least === undefined ? null : String(least - 1)),
  'number-large': ({ most }) => (most === undefined ? '9'.repeat(15) : String(most + 1)),
};

/** Of one field: a wrong answer for each error that it can give. */
export function wrongAnswers(field: Field): { code: ProblemCode; answer: AnswerValue }[] {
  return Object.entries(PROVOKED[field.kind]).flatMap(([name, answer]) => {
    const code = name as ProblemCode;
    const bounded = BOUNDED[code];
    const wrong = bounded ? bounded(field) : answer;
    // A least of zero or more has nothing below it that is a number without a sign.
    if (wrong === null || (code === 'number-small' && Number(wrong) < 0)) return [];
    return [{ code, answer: wrong }];
  });
}
