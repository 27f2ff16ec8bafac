import { expect, it } from 'vitest';
import { promotion } from '../../../../scripts/release/promotion.ts';

const ring = { kiosks: 100, good: 95, rolledBack: 0, hoursOpen: 24 };

it('opens the next ring once nearly all of this one are well and a day has passed', () => {
  expect(promotion(ring)).toBe('open-next');
  expect(promotion({ ...ring, hoursOpen: 23 })).toBe('wait');
  expect(promotion({ ...ring, good: 89 })).toBe('wait');
});

it('stops at failures, but not at a single one', () => {
  expect(promotion({ ...ring, rolledBack: 1 })).toBe('open-next');
  expect(promotion({ ...ring, good: 3, rolledBack: 2, hoursOpen: -20 })).toBe('stop');
  expect(promotion({ ...ring, good: 98, rolledBack: 2 })).toBe('open-next');
  expect(promotion({ ...ring, kiosks: 9000, good: 8700, rolledBack: 200 })).toBe('stop');
});
