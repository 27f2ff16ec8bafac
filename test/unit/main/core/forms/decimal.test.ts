import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDecimals, compareDecimals, isDecimal } from '../../../../../main/core/forms/decimal.ts';

it.each([
  [['0.1', '0.2'], '0.3'],
  [['33.34', '33.33', '33.33'], '100'],
  [['007'], '7'],
  [['99999999999999.99', '0.01'], '100000000000000'],
  [[], '0'],
])('%j come to %s', (texts, sum) => expect(addDecimals(texts)).toBe(sum));

it('compares by value, not by how it is written', () => {
  expect(compareDecimals('1.50', '1.5')).toBe(0);
  expect(compareDecimals('9.99', '10')).toBeLessThan(0);
  expect(compareDecimals('10.01', '10')).toBeGreaterThan(0);
  expect(['1', '1.5', '', '-1', '1e5', '1.', '１'].map(isDecimal)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

it('adds whole numbers as numbers do', () => {
  const whole = fc.integer({ min: 0, max: 10 ** 9 });
  fc.assert(
    fc.property(fc.array(whole, { maxLength: 9 }), (numbers) => {
      expect(addDecimals(numbers.map(String))).toBe(String(numbers.reduce((sum, each) => sum + each, 0)));
    }),
  );
});
