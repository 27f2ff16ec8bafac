import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../../soak/month/judge.ts';
import type { NightSample } from '../../../../soak/month/sample.ts';

const PER_DAY = 100;

/** `days` nights of a kiosk that takes the same each night, but for what `grows` adds a day. */
function nights(days: number, grows: Partial<Record<keyof NightSample, number>> = {}): NightSample[] {
  const level: NightSample = {
    ...{ day: 0, coreMiB: 90, deviceHostMiB: 60, dataMiB: 50, sealedMiB: 10, restMiB: 40 },
    ...{ updateMiB: 0, logMiB: 0, waiting: 500, kept: 100 },
  };
  return Array.from({ length: days }, (_, day) => {
    const grown = Object.entries(grows).map(([name, by]) => [
      name,
      level[name as keyof NightSample] + by * day,
    ]);
    return { ...level, ...Object.fromEntries(grown), day };
  });
}

describe('growth of a month', () => {
  it('is flat where nothing but what waits grows', () => {
    const growth = growthOf(nights(30, { sealedMiB: 3, dataMiB: 3, waiting: 100 }), PER_DAY);
    expect(growth).toMatchObject({ isFlat: true, coreMiB: 0, deviceHostMiB: 0, restKiBPerFiling: 0 });
  });

  it.each([
    ['the core', { coreMiB: 0.5 }],
    ['the device host', { deviceHostMiB: 0.5 }],
    ['what is beside the sealed content', { restMiB: 1 }],
    ['the logs', { logMiB: 2 }],
  ])('is not where %s grows from day to day', (_, grows) => {
    expect(growthOf(nights(30, grows), PER_DAY).isFlat).toBe(false);
  });

  it('is not judged by the first days alone', () => {
    expect(growthOf(nights(5, { coreMiB: 10 }), PER_DAY)).toMatchObject({ isFlat: true, coreMiB: null });
  });
});
