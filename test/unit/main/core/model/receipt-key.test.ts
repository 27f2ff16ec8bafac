import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  NUMBER_MAX,
  numberOfKey,
  receiptKey,
  receiptNumber,
} from '../../../../../main/core/model/receipt-number.ts';

const receipt = fc.record({
  kioskId: fc.stringMatching(/^[A-Z]{2}[0-9]{3}$/),
  day: fc
    .date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2149-06-05T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10).replaceAll('-', '')),
  number: fc.integer({ min: 0, max: NUMBER_MAX }),
});

it('is one safe integer for each receipt number, in their order within a kiosk', () => {
  fc.assert(
    fc.property(receipt, receipt, (a, b) => {
      const [x, y] = [a, b].map(({ kioskId, day, number }) =>
        receiptKey(receiptNumber(kioskId, day, number)),
      );
      const sameText = JSON.stringify(a) === JSON.stringify(b);
      expect(Number.isSafeInteger(x)).toBe(true);
      expect(x === y).toBe(sameText);
      expect(numberOfKey(x ?? -1)).toBe(a.number);
      if (a.kioskId === b.kioskId && a.day < b.day) expect(Number(x)).toBeLessThan(Number(y));
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  '',
  'x',
  'LY001',
  'LY001-20261124-',
  'LY001-20261124--K',
  'LY001-20261124-000x-K',
  'LY0a1-20261124-0001-K',
  'LY001-2026112x-0001-K',
  `LY001-20261124-${NUMBER_MAX + 1}-K`,
  'LY001-21490608-0001-K',
])('is null for what is no receipt number: %j', (text) => {
  expect(receiptKey(text)).toBeNull();
});
