import { describe, expect, it } from 'vitest';
import { idCheckCharacter, idNumberProblem } from '../../../../../main/core/model/id-number.ts';

describe('idNumberProblem', () => {
  it.each([
    ['990000199003071235', null],
    ['990000 19900307 1235', null],
    ['81000019000101000x', null],
    ['990000199003071236', 'id-check'],
    ['99000019900307123', 'id-length'],
    ['99000019900230123X', 'id-date'],
    ['99000019900307A235', 'id-characters'],
    ['', 'id-length'],
  ])('%s → %s', (typed, expected) => {
    expect(idNumberProblem(typed)).toBe(expected);
  });

  it('accepts exactly one check character for a number', () => {
    const first17 = '99000019900307123';
    const accepted = [...'0123456789X'].filter((last) => idNumberProblem(first17 + last) === null);
    expect(accepted).toEqual([idCheckCharacter(first17)]);
  });
});
