/** `npm run faults -- update [--cuts 500] [--seed N]`: prints what came of it; the last line is JSON. Exit code 1 unless flawless. */
import { parseArgs } from 'node:util';
import { closeOnTermination } from '../kit/termination.ts';
import { isFlawless, updateCampaign } from './update/campaign.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const { cuts, started, ...figures } = await updateCampaign({
  cuts: Number(values.cuts),
  seed: Number(values.seed),
  onProgress: (line) => console.log(line),
});
console.table(figures);
console.log(`again: npm run faults -- update --cuts ${cuts} --seed ${figures.seed}`);
console.log(JSON.stringify({ faults: 'update', cuts, started, ...figures }));
process.exitCode = isFlawless({ cuts, started, ...figures }) ? 0 : 1;
