/** Records of a repeating section: their keys, how many there are, one more and one less. */
import { describe, expect, it } from 'vitest';
import { asked } from '../../../../../main/core/forms/conditions.ts';
import {
  countOf,
  questionOf,
  recordFields,
  toldApart,
  withoutRecord,
  withRecord,
} from '../../../../../main/core/forms/repeats.ts';
import type { Field, Repeat } from '../../../../../main/core/model/field.ts';

const OWNERS: Repeat = { key: 'owners', name: '股东', least: 1, most: 3 };
const field = (key: string, extra: Partial<Field> = {}): Field => ({
  key,
  label: key,
  kind: 'text',
  required: true,
  ...extra,
});
const FORM = [
  field('firm'),
  field('kind', { kind: 'choice', options: ['人', '单位'], repeat: OWNERS }),
  field('id', { when: { kind: ['人'], firm: ['甲'] }, repeat: OWNERS }),
  field('phone'),
];
const TWO = {
  firm: '甲',
  owners: 2,
  'owners.1.kind': '人',
  'owners.1.id': '一',
  'owners.2.kind': '单位',
  'owners.2.id': '二',
};

describe('countOf', () => {
  it.each([
    [{}, 0],
    [{ owners: 2 }, 2],
    [{ owners: 9 }, 3],
    [{ owners: -1 }, 0],
    [{ owners: 1.5 }, 0],
    [{ owners: '2' }, 0],
  ])('of %j is %i', (answers, count) => expect(countOf(OWNERS, answers)).toBe(count));
});

describe('the questions of a record', () => {
  it('look at their own record first, and at the form for the rest', () => {
    const [, id] = recordFields(FORM, OWNERS, 2);
    expect(id).toMatchObject({
      key: 'owners.2.id',
      when: { 'owners.2.kind': ['人'], firm: ['甲'] },
      record: { of: 'owners', name: '股东', number: 2 },
    });
    const item = { situation: [], fields: FORM, materials: [], form: { sections: [] } };
    expect(asked(item, TWO).fields.map(({ key }) => key)).toEqual([
      'firm',
      'owners.1.kind',
      'owners.1.id',
      'owners.2.kind',
      'phone',
    ]);
  });

  it('are found by their keys only while their record is there', () => {
    expect(questionOf(FORM, 'owners.2.id', TWO)?.key).toBe('owners.2.id');
    expect(questionOf(FORM, 'owners.3.id', TWO)).toBeUndefined();
    expect(questionOf(FORM, 'owners.0.id', TWO)).toBeUndefined();
    expect(questionOf(FORM, 'others.1.id', TWO)).toBeUndefined();
    expect(questionOf(FORM, 'id', TWO)).toBeUndefined();
    expect(questionOf(FORM, 'firm', TWO)?.key).toBe('firm');
  });
});

describe('adding and taking out', () => {
  it('adds up to the most', () => {
    const three = withRecord(TWO, OWNERS);
    expect(three).toEqual({ ...TWO, owners: 3 });
    expect(withRecord(three, OWNERS)).toEqual(three);
  });

  it('moves up what comes after', () => {
    expect(withoutRecord(TWO, OWNERS, 1)).toEqual({
      firm: '甲',
      owners: 1,
      'owners.1.kind': '单位',
      'owners.1.id': '二',
    });
    expect(withoutRecord(TWO, OWNERS, 3)).toEqual(TWO);
  });
});

it('tells answers apart by their records', () => {
  expect(
    toldApart([OWNERS], { firm: '甲', owners: 2, 'owners.1.kind': '人', 'owners.2.kind': '单位' }),
  ).toEqual({
    answers: { firm: '甲' },
    repeats: { owners: [{ kind: '人' }, { kind: '单位' }] },
  });
  expect(toldApart([OWNERS], {})).toEqual({ answers: {}, repeats: { owners: [] } });
});
