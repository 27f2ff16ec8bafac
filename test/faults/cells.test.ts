/** A few cells of `npm run faults -- cells`, at the real web shell. */
import { expect, it } from 'vitest';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { cellsCampaign } from './cells/campaign.ts';

const missing = findBrowser() ? '' : ' — skipped: no browser on this machine';

it.skipIf(missing !== '')(
  `a few faults at a few steps of a booking (npm run faults -- cells has all): usable again, and the case is filed once${missing}`,
  async () => {
    const { cells } = await cellsCampaign({
      shell: 'web',
      flows: ['booking'],
      faults: ['core-killed', 'page-reloaded', 'platform-503', 'paper-out'],
      steps: ['identify', 'confirm'],
    });
    expect(cells).toHaveLength(8);
    // How soon is the campaign's to say: no test asserts a time.
    expect(cells.filter(({ red }) => red !== null && !red.startsWith('usable after'))).toEqual([]);
  },
);
