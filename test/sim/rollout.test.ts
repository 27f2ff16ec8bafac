import { expect, it } from 'vitest';
import { simulateRollout } from './rollout/rollout.ts';

it('300 kiosks (npm run sim -- rollout has 10,000): a bad release stops at its first ring, the good one gets everywhere', () => {
  const figures = simulateRollout({ kiosks: 300, seed: 3 });
  expect(figures).toMatchObject({ stoppedAtRing: 1, onGood: 300 });
  expect(figures.tookBack).toBeGreaterThan(1);
  expect(figures.triedBad).toBeLessThanOrEqual(3);
});
