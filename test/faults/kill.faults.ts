/** `npm run faults -- kill [--runs 1000] [--seed N] [--kiosks 2]`: prints what came of it; the last line is JSON. Exit code 1 unless flawless. */
import { parseArgs } from 'node:util';
import { closeOnTermination } from '../kit/termination.ts';
import { isFlawless, killCampaign } from './kill/campaign.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kiosks: { type: 'string', default: '2' },
  },
});
const figures = await killCampaign({
  runs: Number(values.runs),
  seed: Number(values.seed),
  kiosks: Number(values.kiosks),
  onProgress: (line) => console.log(line),
});
const { runs, lost, twice, seed, killsByPhase, ...rest } = figures;
console.table(killsByPhase);
console.log(`again: npm run faults -- kill --runs ${runs} --seed ${seed} --kiosks ${figures.kiosks}`);
console.log(JSON.stringify({ faults: 'kill', runs, lost, twice, seed, ...rest }));
process.exitCode = isFlawless(figures) ? 0 : 1;
