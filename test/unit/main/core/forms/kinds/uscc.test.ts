/** Unified social credit codes: what is refused, and what is only doubted. */
import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN } from '../../../../../../main/core/forms/kinds/kind.ts';
import { isRegularUscc, uscc } from '../../../../../../main/core/forms/kinds/uscc.ts';

const problem = (code: string) => uscc.problem(code, {}, NOTHING_KNOWN);
const doubt = (code: string) => uscc.doubt?.(code) ?? null;

describe('a credit code', () => {
  it('is regular as the example of GB 32100-2015 and codes in use are', () => {
    for (const code of ['91350100M000100Y43', '91110000802100433B', '91440300708461136T']) {
      expect(isRegularUscc(code), code).toBe(true);
      expect([problem(code), doubt(code)]).toEqual([null, null]);
    }
  });

  it('is doubted, not forbidden, where a check character is not by the standard', () => {
    // A firm of Xiamen whose code fails.
    expect([problem('91350203M0001QKT19'), doubt('91350203M0001QKT19')]).toEqual([null, 'uscc-doubt']);
    expect([problem('91350100M000100Y44'), doubt('91350100M000100Y44')]).toEqual([null, 'uscc-doubt']);
  });

  it('is doubted where GB 11714’s own character, the registrar or the class are none', () => {
    // The last character fits each of these, so that only the part in question is wrong.
    const withCheck = (first17: string) =>
      [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
        .map((last) => first17 + last)
        .filter((code) => problem(code) === null);
    for (const first17 of ['91350100M000100Y5', 'C1350100M000100Y4', '97350100M000100Y4']) {
      expect(
        withCheck(first17).every((code) => doubt(code) === 'uscc-doubt'),
        first17,
      ).toBe(true);
    }
  });

  it('is refused where it has another shape, or is a person’s number', () => {
    expect(problem('91350100I000100Y43')).toBe('uscc');
    expect(problem('9135010OM000100Y43')).toBe('uscc');
    expect(problem('91350100M000100Y4')).toBe('uscc');
    expect(problem('11010519491231002X')).toBe('uscc-person');
  });

  it('is never a person’s number, whoever is born where and when', () => {
    let passed = 0;
    for (let n = 0; n < 1000; n++) {
      const first17 = `43018119${String(60 + (n % 40)).padStart(2, '0')}0101${String(n).padStart(3, '0')}`;
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
      const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
      const number = first17 + '10X98765432'.charAt(sum % 11);
      if (problem(number) === null) passed++;
    }
    expect(passed).toBe(0);
  });
});

it('is taken with the blanks that a licence has, in small and in wide letters', () => {
  for (const typed of ['9135 0203 M000 1QKT 19', '９１350203m0001qkt19', '91-350203-M0001QKT1-9']) {
    expect(problem(typed), typed).toBeNull();
    expect(uscc.normal(typed, {})).toBe('91350203M0001QKT19');
  }
});
