/** Wrong answers of every kind of field, one for each error that it can give. */

import { asked, type Conditional } from '../../main/core/forms/conditions.ts';
import { recordKey } from '../../main/core/forms/repeats.ts';
import { hallTime } from '../../main/core/model/clock.ts';
import { dayOf } from '../../main/core/model/day-bound.ts';
import type { AnswerValue } from '../../main/core/model/draft.ts';
import type { Field, FieldKind } from '../../main/core/model/field.ts';
import type { ItemDetail } from '../../main/core/model/item.ts';
import type { ProblemCode } from '../../main/core/model/problem.ts';
import type { Rule } from '../../main/core/model/rule.ts';

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
    'date-early': '1899-12-31',
    'date-late': '2090-01-01',
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
  'bank-card': {
    required: '',
    'too-long': '9'.repeat(24),
    characters: '9900001234\u0007567890120',
    'bank-length': '99000012345',
    'bank-check': '9900001234567890121',
  },
  'yes-no': { required: '', 'too-long': 'perhaps', characters: 'y\u0007', option: 'maybe' },
};

/** The day before or after a bound, by the hall's own day. */
function dayBeside(bound: string, days: number): string | null {
  const day = dayOf(bound, hallTime(Date.now()).slice(0, 10));
  return day && dayOf(`today${days < 0 ? '-' : '+'}${Math.abs(days)}d`, day);
}

/** Errors that come only where the field itself sets a bound. */
const BOUNDED: Partial<Record<ProblemCode, (field: Field) => AnswerValue | null>> = {
  required: ({ required }) => (required ? '' : null),
  'date-future': ({ time }) => (time === 'past' ? '2099-01-01' : null),
  'date-past': ({ time }) => (time === 'future' ? '2001-01-01' : null),
  // Before whatever the other date is; where the field may not lie in the past, or so far back, that is said first.
  'date-order': ({ after, time, earliest }) =>
    after && time !== 'future' && earliest === undefined ? '1901-01-01' : null,
  'date-early': ({ earliest, time }) =>
    earliest !== undefined && time !== 'future' ? dayBeside(earliest, -1) : null,
  'date-late': ({ latest, time }) => (latest !== undefined && time !== 'past' ? dayBeside(latest, 1) : null),
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

/** Answers that break one rule; `field`: the question or repeat at which that is said. */
export type Broken = { rule: Rule; field: string; answers: Record<string, AnswerValue> };

/** For each of the item's rules that speaks of what is asked: answers, fitting by themselves, that break it. */
export function brokenRules(
  item: Conditional & Pick<ItemDetail, 'rules'>,
  given: Readonly<Record<string, AnswerValue>>,
): Broken[] {
  const { fields } = asked(item, given);
  const of = (key: string) =>
    fields.filter(
      ({ key: own, record }) => own === key || (record && own === recordKey(record.of, record.number, key)),
    );
  return (item.rules ?? []).flatMap((rule): Broken[] => {
    const broken = breaking(rule, of, given);
    return broken ? [{ rule, ...broken }] : [];
  });
}

function breaking(
  rule: Rule,
  of: (key: string) => Field[],
  given: Readonly<Record<string, AnswerValue>>,
): Omit<Broken, 'rule'> | null {
  if ('differ' in rule) {
    const [first, second] = rule.differ.flatMap(of);
    if (!first || !second || given[first.key] === '无') return null;
    return { field: second.key, answers: { [second.key]: given[first.key] ?? '' } };
  }
  if ('count' in rule) {
    const [number] = of(rule.is);
    if (!number) return null;
    return { field: rule.count, answers: { [number.key]: String(Number(given[number.key]) + 1) } };
  }
  if ('sum' in rule) {
    const last = rule.sum.flatMap(of).at(-1);
    if (!last) return null;
    const wrong = rule.most === undefined ? '0.5' : '999999999';
    return { field: last.record?.of ?? last.key, answers: { [last.key]: last.whole ? '77' : wrong } };
  }
  const [earlier, later] = rule.order.map((key) => of(key)[0]);
  if (!earlier || !later) return null;
  if (later.kind === 'date' && !rule.strict) return null;
  // The same day is not after; one unit more is more.
  const answers =
    later.kind === 'date'
      ? { [later.key]: given[earlier.key] ?? '' }
      : { [earlier.key]: String(Number(given[later.key]) + 1) };
  return { field: later.key, answers };
}
