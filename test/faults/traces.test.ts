import { expect, it } from 'vitest';
import { tracesCampaign } from './traces/campaign.ts';

it('20 marked citizens whose sessions end in every way (npm run faults -- traces has a thousand): nothing of them is on the disk', async () => {
  const figures = await tracesCampaign({ runs: 20, seed: 20261128 });
  expect(figures.onDisk).toEqual([]);
  expect(figures.canaries).toBeGreaterThan(60);
  // The search itself sees what is there. That memory is clean, and that it always sees, the campaign alone asks for: docs/testing.md.
  expect(figures.control.seen).toBeGreaterThan(0);
});
