/** Bank card numbers: any one wrong digit, and any two neighbours changed over, are found out (but 09 for 90, which Luhn can't see). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bankCard, hasLuhnDigit } from '../../../../../../main/core/forms/kinds/bank-card.ts';
import { NOTHING_KNOWN } from '../../../../../../main/core/forms/kinds/kind.ts';

const problem = (text: string) => bankCard.problem(text, {}, NOTHING_KNOWN);
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 18 });
const withCheck = (body: readonly number[]) => {
  const text = body.join('');
  return text + [...'0123456789'].find((digit) => hasLuhnDigit(text + digit));
};

it('takes a card, with blanks and without', () => {
  // The number by which Luhn's formula is usually explained.
  expect(hasLuhnDigit('79927398713')).toBe(true);
  expect(problem('9900 0012 3456 7890 120')).toBeNull();
  expect(bankCard.normal('9900 0012-3456 7890 120', {})).toBe('9900001234567890120');
  expect(bankCard.show('9900001234567890120', { yes: '', no: '' })).toBe('9900 0012 3456 7890 120');
  expect(bankCard.mask('9900 0012 3456 7890 120')).toBe('**** **** **** ***0 120');
});

it('finds out one wrong digit', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, more) => {
      const card = withCheck(body);
      const at = place % card.length;
      const wrong = card.slice(0, at) + ((Number(card[at]) + more) % 10) + card.slice(at + 1);
      expect(problem(card)).toBeNull();
      expect(problem(wrong)).toBe('bank-check');
    }),
  );
});

it('finds out two neighbours changed over', () => {
  fc.assert(
    fc.property(digits, fc.nat(), (body, place) => {
      const card = withCheck(body);
      const at = place % (card.length - 1);
      const [one = '', two = ''] = card.slice(at, at + 2);
      fc.pre(one !== two && Math.abs(Number(one) - Number(two)) !== 9);
      expect(problem(card.slice(0, at) + two + one + card.slice(at + 2))).toBe('bank-check');
    }),
  );
});
