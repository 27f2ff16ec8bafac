/**
 * `npm run sim -- fleet [--kiosks 10000] [--hours 4] [--outage refused|503] [--per-hour 6] [--probe-ms 60000] [--seed N]`:
 * kiosks coming back after an outage, by the product's own delivery and link code; the last line is JSON, exit code 1 past
 * twice the steady load or when anything is lost.
 */
import { parseArgs } from 'node:util';
import { simulateFleet } from './fleet/fleet.ts';

const LIMIT = 2;

const { values } = parseArgs({
  options: {
    kiosks: { type: 'string', default: '10000' },
    hours: { type: 'string', default: '4' },
    outage: { type: 'string', default: 'refused' },
    'per-hour': { type: 'string', default: '6' },
    'probe-ms': { type: 'string', default: '60000' },
    seed: { type: 'string', default: '7' },
  },
});
const options = {
  kiosks: Number(values.kiosks),
  perHour: Number(values['per-hour']),
  outageHours: Number(values.hours),
  outage: values.outage === '503' ? ('503' as const) : ('refused' as const),
  probeMs: Number(values['probe-ms']),
  seed: Number(values.seed),
};
const started = performance.now();
const figures = await simulateFleet({ ...options, onProgress: (line) => console.log(line) });
console.table(figures);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ sim: 'fleet', ...options, limit: LIMIT, ...figures, seconds }));
process.exitCode = figures.lost === 0 && figures.hoursToDrain > 0 && figures.peakToSteady <= LIMIT ? 0 : 1;
