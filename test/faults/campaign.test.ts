import { expect, it } from 'vitest';
import { isFlawless, killCampaign } from './kill/campaign.ts';

it('15 kills at random instants (npm run faults -- kill does a thousand): nothing lost, nothing twice', async () => {
  const figures = await killCampaign({ runs: 15, seed: 20261124, kiosks: 2 });
  // Fifteen lives in two lanes hold at least four that end only after a promise.
  expect(figures.promised).toBeGreaterThanOrEqual(4);
  expect(figures).toMatchObject({ lost: 0, twice: 0, mixed: 0, parked: 0, auditFaults: 0, strayBlobs: 0 });
  expect(isFlawless(figures)).toBe(true);
});
