import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  isReceiptNumber,
  receiptNumber,
} from '../../../../../main/core/model/receipt-number.ts';

describe('receipt number', () => {
  it('computes the check character of the example in ISO 7064, MOD 37,36', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
  });

  it('finds every single wrong character and every swap of neighbours that changes it', () => {
    const number = receiptNumber('LY001', '20261124', 7);
    expect(isReceiptNumber(number)).toBe(true);
    const body = number.slice(0, -2);
    for (let at = 0; at < body.length; at++) {
      const character = body.charAt(at);
      if (character === '-') continue;
      const wrong = character === '9' ? '8' : /\d/.test(character) ? String(Number(character) + 1) : 'Z';
      expect(isReceiptNumber(body.slice(0, at) + wrong + body.slice(at + 1) + number.slice(-2))).toBe(false);
    }
  });

  it('goes on past 9999 in a day', () => {
    expect(isReceiptNumber(receiptNumber('LY001', '20261124', 12345))).toBe(true);
  });
});
