/** What readings come to over time: a flicker is nobody's coming or going, and silence is not nobody. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PresenceDebounce, SILENCE_MS } from '../../../../devices/presence-sensor/debounce.ts';

const TIMES = { presentMs: 500, goneMs: 2_000 };

describe('somebody', () => {
  it('is there once seen for long enough, and gone once not seen for long enough', () => {
    const debounce = new PresenceDebounce(TIMES);
    expect(debounce.at(0)).toBeNull();
    debounce.see(true, 0);
    expect(debounce.at(499)).toBeNull();
    expect(debounce.nextChange).toBe(500);
    expect(debounce.at(500)).toBe('person');
    debounce.see(false, 1_000);
    expect(debounce.at(2_999)).toBe('person');
    expect(debounce.nextChange).toBe(3_000);
    expect(debounce.at(3_000)).toBe('nothing');
    expect(debounce.nextChange).toBeNull();
  });

  it('who flickers stays, and who only passes does not come', () => {
    const debounce = new PresenceDebounce(TIMES);
    debounce.see(true, 0);
    expect(debounce.at(500)).toBe('person');
    for (let now = 1_000; now < 60_000; now += 400) debounce.see((now / 400) % 2 < 1, now);
    expect(debounce.at(60_000)).toBe('person');
    debounce.see(false, 60_000);
    expect(debounce.at(62_000)).toBe('nothing');
    debounce.see(true, 63_000);
    debounce.see(false, 63_300);
    expect(debounce.at(70_000)).toBe('nothing');
  });

  it('is unknown after the silence of a sensor that repeats itself, not of one that speaks at changes', () => {
    const repeating = new PresenceDebounce(TIMES);
    for (let now = 0; now <= 5_000; now += 500) repeating.see(false, now);
    expect(repeating.at(5_000 + SILENCE_MS - 1)).toBe('nothing');
    expect(repeating.nextChange).toBe(5_000 + SILENCE_MS);
    expect(repeating.at(5_000 + SILENCE_MS)).toBeNull();
    repeating.see(true, 30_000);
    expect(repeating.at(30_500)).toBe('person');

    const terse = new PresenceDebounce(TIMES);
    terse.see(false, 0);
    expect(terse.at(10 * 60_000)).toBe('nothing');
    terse.see(true, 10 * 60_000);
    expect(terse.at(20 * 60_000)).toBe('person');
  });
});

it('says that nobody is there only after so long a time without a sight of anybody', () => {
  const readings = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3_000 })), { maxLength: 40 });
  fc.assert(
    fc.property(readings, (steps) => {
      const debounce = new PresenceDebounce(TIMES);
      let now = 0;
      let lastSeen = Number.NEGATIVE_INFINITY;
      let before = debounce.at(0);
      for (const [isThere, wait] of steps) {
        now += wait;
        const presence = debounce.at(now);
        if (presence === 'nothing' && before !== 'nothing') {
          expect(now - lastSeen).toBeGreaterThanOrEqual(TIMES.goneMs);
        }
        const next = debounce.nextChange;
        if (next !== null) expect(next).toBeGreaterThan(now);
        before = presence;
        debounce.see(isThere, now);
        if (isThere) lastSeen = now;
      }
    }),
  );
});
