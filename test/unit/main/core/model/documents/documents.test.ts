/** What the number of each document looks like, and what is said of one that is wrong. */
import { afterEach, describe, expect, it } from 'vitest';
import { idCheckCharacter } from '../../../../../../main/core/model/documents/check-character.ts';
import { DocumentKind } from '../../../../../../main/core/model/documents/document.ts';
import {
  allowSamplePeople,
  documentNamed,
  documentOf,
  maskNumber,
  normalNumber,
  numberProblem,
} from '../../../../../../main/core/model/documents/index.ts';

const TODAY = '2026-11-28';
const complete = (first17: string) => first17 + idCheckCharacter(first17);

afterEach(() => allowSamplePeople(true));

describe('numberProblem', () => {
  it.each([
    ['990000199003071235', null],
    ['990000 19900307 1235', null],
    ['990000-19900307-1235', null],
    ['９９００００199003071235', null],
    ['81000019000101000x', null],
    ['990000199003071236', 'id-check'],
    ['99000019900307123', 'id-length'],
    ['99000019900230123X', 'id-date'],
    ['99000019900307A235', 'id-characters'],
    ['', 'id-length'],
    // Born after today, and long before anybody had a number.
    ['430181209901011235', 'id-born'],
    ['111111111111111110', 'id-born'],
    [complete('43018120261128001'), null],
    [complete('43018120261129001'), 'id-born'],
    // No province begins so.
    [complete('01018119900101001'), 'id-division'],
    [complete('17018119900101001'), 'id-division'],
    [complete('77018119900101001'), 'id-division'],
    // A county that was merged away long ago.
    [complete('43012219620101001'), null],
    // Fifteen digits, of before 1999.
    ['430181620101001', null],
    ['430181621301001', 'id-date'],
    ['CAN110081080310', null],
    ['CAN110081130310', 'id-date'],
    ['CAN11008108031', 'id-length'],
    ['911124198108030024', null],
    ['911124198108030025', 'id-check'],
    ['830000199001010012', null],
    ['E12345678', null],
    ['EA1234567', null],
    ['H1234567800', null],
    ['M12345678', null],
    ['12345678', null],
    ['0123456789A', null],
    ['ABCDEFG', 'id-document'],
    ['护照', 'id-document'],
  ])('%s → %s', (typed, expected) => {
    expect(numberProblem(typed, TODAY)).toBe(expected);
  });

  it('calls nobody unborn while the clock is in doubt', () => {
    expect(numberProblem(complete('43018120270101001'), null)).toBeNull();
  });

  it('takes the sample people in a demonstration alone', () => {
    allowSamplePeople(false);
    expect(numberProblem('990000199003071235', TODAY)).toBe('id-division');
  });

  it('accepts exactly one check character for a number', () => {
    const first17 = '99000019900307123';
    const accepted = [...'0123456789X'].filter((last) => numberProblem(first17 + last, TODAY) === null);
    expect(accepted).toEqual([idCheckCharacter(first17)]);
  });
});

describe('documentOf', () => {
  it.each([
    ['430181199001010014', 'resident'],
    ['990000199003071235', 'resident'],
    ['830000199001010012', 'hmt-resident'],
    ['911124198108030024', 'foreign-permanent-2023'],
    ['can 110081080310', 'foreign-permanent-2017'],
    ['H12345678', 'hk-macao-pass'],
    ['12345678', 'taiwan-pass'],
    ['0123456789(B)', 'taiwan-pass'],
    ['0123456789 （b）', 'taiwan-pass'],
    ['E12345678', 'passport'],
    ['123456789', 'passport'],
    ['43018119900101', 'resident'],
  ])('%s → %s', (number, kind) => {
    expect(documentOf(number).kind).toBe(kind);
  });

  it('has for every document a sample that is one of it', () => {
    for (const kind of DocumentKind.options) {
      const { sample } = documentNamed(kind);
      expect(documentOf(sample).kind, sample).toBe(kind);
      expect(numberProblem(sample, TODAY), sample).toBeNull();
      expect(normalNumber(sample)).toBe(sample);
    }
  });
});

describe('maskNumber', () => {
  it.each([
    ['990000199003071235', '9900**********1235'],
    ['E12345678', 'E****678'],
    ['12345678', '1****678'],
    ['无', '无'],
  ])('%s → %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });
});
