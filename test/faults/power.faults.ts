/** `npm run faults -- power [--runs 1000] [--submissions 150] [--seed N]`: un-fsynced writes dropped at random moments; the last line is JSON. */
import { parseArgs } from 'node:util';
import { cannotRecord, powerCampaign } from './power/campaign.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    submissions: { type: 'string', default: '150' },
    seed: { type: 'string', default: '7' },
  },
});
const reason = cannotRecord();
if (reason) {
  console.log(reason);
  process.exitCode = 1;
} else {
  const figures = powerCampaign({
    runs: Number(values.runs),
    submissions: Number(values.submissions),
    seed: Number(values.seed),
  });
  console.log(
    'Not shown: a disk that lies about its flush, bits that rot later, and the order of names across folders.',
  );
  console.log(JSON.stringify({ faults: 'power', ...figures }));
  process.exitCode = figures.lost + figures.undone === 0 ? 0 : 1;
}
