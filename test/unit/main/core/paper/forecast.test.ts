import { describe, expect, it } from 'vitest';
import { daysLeft, recentDays } from '../../../../../main/core/paper/forecast.ts';

describe('daysLeft', () => {
  it('goes by the whole days before today, an idle one counted', () => {
    const days = { '2026-11-26': 6, '2026-11-28': 3, '2026-11-30': 50 };
    // 26, 27, 28, 29: 9 in four days.
    expect(daysLeft(days, '2026-11-30', 22.5)).toBe(10);
  });

  it('is not known before a whole day was seen, nor where nothing was printed', () => {
    expect(daysLeft({ '2026-11-30': 50 }, '2026-11-30', 80)).toBeNull();
    expect(daysLeft({ '2026-11-29': 0 }, '2026-11-30', 80)).toBeNull();
    expect(daysLeft({}, '2026-11-30', 80)).toBeNull();
  });

  it('looks two weeks back and no further', () => {
    const days = { '2026-11-01': 1000, '2026-11-29': 2 };
    expect(daysLeft(days, '2026-11-30', 10)).toBe(5);
    expect(recentDays(days, '2026-11-30')).toEqual({ '2026-11-29': 2 });
  });

  it('is none once the paper is used up', () => {
    expect(daysLeft({ '2026-11-29': 2 }, '2026-11-30', 0)).toBe(0);
  });
});
