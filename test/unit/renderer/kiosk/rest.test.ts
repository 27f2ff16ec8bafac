import { describe, expect, it } from 'vitest';
import { applyRest, driftAt, type Rest, type Shift, shiftAt } from '../../../../renderer/kiosk/rest.ts';

const MINUTES = 12 * 60;
const steps = Array.from({ length: MINUTES }, (_, step) => step);
const distance = (one: Shift, two: Shift) => Math.hypot(one.x - two.x, one.y - two.y);

describe('what moves against burn-in', () => {
  it('begins at its own place and goes less than two design pixels a minute, no farther than a margin', () => {
    expect(shiftAt(0)).toEqual({ x: 0, y: 0 });
    for (const step of steps) {
      const { x, y } = shiftAt(step);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(0.8);
      expect(distance(shiftAt(step), shiftAt(step + 1))).toBeLessThan(0.2);
    }
  });

  it('leaves no place to one pixel: both ways as far', () => {
    const xs = steps.map((step) => shiftAt(step).x);
    const ys = steps.map((step) => shiftAt(step).y);
    for (const all of [xs, ys]) {
      expect(Math.min(...all)).toBeLessThan(-0.75);
      expect(Math.max(...all)).toBeGreaterThan(0.75);
    }
  });

  it('has the dark screen’s notice go all over it, within its edges, a little each minute', () => {
    const quarters = new Set<string>();
    for (const step of steps) {
      const { x, y } = driftAt(step);
      for (const share of [x, y]) expect(share >= 0 && share <= 1).toBe(true);
      const gone = distance(driftAt(step), driftAt(step + 1));
      expect(gone).toBeGreaterThan(0);
      expect(gone).toBeLessThan(0.1);
      quarters.add(`${x < 0.5} ${y < 0.5}`);
    }
    expect(quarters.size).toBe(4);
  });
});

describe('what the style sheets are told', () => {
  const told = (rest: Rest | null) => {
    const style = new Map<string, string>();
    const dataset: DOMStringMap = { shifted: 'on', dimmed: 'on' };
    const set = (name: string, value: string) => style.set(name, value);
    applyRest(rest, { dataset, style: { setProperty: set } } as unknown as HTMLElement);
    return { ...dataset, dimming: style.get('--dimming') };
  };

  it('dims only at rest', () => {
    expect(told({ step: 3, isResting: true, brightness: 60 })).toEqual({
      ...{ shifted: 'on', dimmed: 'on', dimming: '0.40' },
    });
    expect(told({ step: 3, isResting: false, brightness: 60 })).toEqual({ shifted: 'on', dimming: '0.00' });
    expect(told({ step: 3, isResting: true, brightness: 100 })).toEqual({ shifted: 'on', dimming: '0.00' });
  });

  it('moves nothing before it has rested for a minute', () => {
    expect(told({ step: 0, isResting: true, brightness: 100 })).toEqual({ dimming: '0.00' });
  });

  it('takes both away where somebody is at it', () => {
    expect(told(null)).toEqual({ dimming: undefined });
  });
});
