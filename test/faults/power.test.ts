import { expect, it } from 'vitest';
import { powerCampaign } from './power/campaign.ts';
import { cannotRecord } from './power/recording.ts';

const reason = cannotRecord();
if (reason) console.log(`power test skipped: ${reason}`);

it.skipIf(reason !== null)(
  '60 power cuts (npm run faults -- power does a thousand): every promise kept',
  () => {
    const figures = powerCampaign({ runs: 60, submissions: 40, seed: 7 });
    expect(figures.lookedUp).toBeGreaterThan(500);
    expect(figures).toMatchObject({ lost: 0, undone: 0, auditFaults: 0 });
  },
);

it.skipIf(reason !== null)('the same cuts find a store that does not fsync', () => {
  const figures = powerCampaign({ runs: 30, submissions: 20, seed: 7, careless: true });
  expect(figures.lost + figures.undone).toBeGreaterThan(0);
});
