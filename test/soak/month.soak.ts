/**
 * `npm run soak -- month [--days 30] [--filings 5000] [--seed N] [--built]`: a month of the installed kiosk by clocks that are moved, most
 * of it offline. `--built`: the web package as it lies in out/package. The last line is JSON; exit code 1 unless flawless.
 */
import { parseArgs } from 'node:util';
import { closeOnTermination } from '../kit/termination.ts';
import { isFlawless, monthCampaign } from './month/campaign.ts';
import { webPackage } from './month/web-package.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    filings: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    built: { type: 'boolean', default: false },
  },
});
const [days, filings, seed] = [values.days, values.filings, values.seed].map(Number) as [
  number,
  number,
  number,
];
console.log(`seed ${seed}`);
const deb = await webPackage(values.built);
const figures = await monthCampaign({
  days,
  filings,
  seed,
  deb,
  onProgress: (line) => console.log(`${Math.round(performance.now() / 1000)} s: ${line}`),
});
const { samples, filings: filed, lost, twice, drainSeconds, ...rest } = figures;
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(3)) : value);
console.table(samples.map((sample) => JSON.parse(JSON.stringify(sample, rounded))));
console.log(`again: npm run soak -- month --days ${days} --filings ${filings} --seed ${seed}`);
const last = { soak: 'month', filings: filed, lost, twice, drainSeconds, ...rest };
console.log(JSON.stringify(last, rounded));
process.exit(isFlawless(figures) ? 0 : 1);
