import { expect, it } from 'vitest';
import { updateCampaign } from './update/campaign.ts';

it('4 cuts in the middle of updates (npm run faults -- update does 500): the kiosk starts, on the old or the new', async () => {
  const figures = await updateCampaign({ cuts: 4, seed: 7 });
  expect(figures.findings).toEqual([]);
  expect(figures).toMatchObject({ started: 4 });
  expect(figures.filed).toBeGreaterThan(4);
});
