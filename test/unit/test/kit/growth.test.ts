import { describe, expect, it } from 'vitest';
import { growthPer100, lastingGrowth, slopePer100 } from '../../../kit/growth.ts';

const series = (values: readonly number[]) => values.map((value, at) => ({ run: 200 + at * 100, value }));

describe('growth', () => {
  it('is the slope a hundred runs, whatever lies off the line', () => {
    expect(slopePer100(series([300, 303, 306, 309]))).toBeCloseTo(3);
    expect(slopePer100(series([300, 310, 290, 300]))).toBeCloseTo(-2);
    expect(growthPer100(series([100, 101, 102]))).toBeCloseTo(0.0099, 4);
  });

  it('is none of a single sample', () => {
    expect(slopePer100(series([300]))).toBe(0);
  });
});

describe('lasting growth', () => {
  it('is not what comes and goes', () => {
    expect(lastingGrowth(series([71, 73, 71, 72, 73, 71, 74, 71, 73]))).toBe(0);
  });

  it('is one left behind every hundred runs', () => {
    expect(lastingGrowth(series([71, 72, 73, 74, 75, 76, 77, 78, 79]))).toBe(4);
  });
});
