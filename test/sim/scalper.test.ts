import { expect, it } from 'vitest';
import { marginOf } from './scalper/figures.ts';
import { simulateScalper } from './scalper/scalper.ts';

/** The same people, cards and chances on both sides of the comparison. */
const SHORT = { days: 17, seed: 7 };

it('seventeen days without rules (npm run sim -- scalper has sixty days): who pays the scalper has what honest citizens lack', async () => {
  const { honest, scalper, sold } = await simulateScalper({ ...SHORT, rules: false });
  expect(sold).toBeGreaterThan(10);
  expect(scalper).toBeGreaterThan(honest + 0.3);
});

it('seventeen days with the shipped rules: who pays the scalper has no more than who does not', async () => {
  const { honest, scalper, citizens, customers, taken } = await simulateScalper({ ...SHORT, rules: true });
  const margin = marginOf({ share: honest, of: citizens }, { share: scalper, of: customers });
  expect(scalper).toBeLessThanOrEqual(honest + margin);
  expect(margin).toBeLessThan(0.2);
  // It tried, and both sides had visits.
  expect(taken).toBeGreaterThan(0);
  expect(scalper * customers).toBeGreaterThan(0);
  expect(citizens).toBeGreaterThan(50);
});
