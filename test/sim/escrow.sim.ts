/**
 * `npm run sim -- escrow [--kiosks 1000] [--days 10] [--seed N]`: kiosks that promise leased places while they are offline, on a network
 * that loses, delays and repeats, with wrong clocks and replaced machines; the last line is JSON, exit code 1 where a place was promised
 * twice or a promise was not kept.
 */
import { parseArgs } from 'node:util';
import { simulateEscrow } from './escrow/escrow.ts';

const { values } = parseArgs({
  options: {
    kiosks: { type: 'string', default: '1000' },
    days: { type: 'string', default: '10' },
    seed: { type: 'string', default: '7' },
  },
});
const started = performance.now();
const figures = await simulateEscrow({
  kiosks: Number(values.kiosks),
  days: Number(values.days),
  seed: Number(values.seed),
  onProgress: (line) => console.log(line),
});
const { kiosks, doubles, idleShare, firmOffline, ...rest } = figures;
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ sim: 'escrow', kiosks, doubles, idleShare, firmOffline, ...rest, seconds }));
process.exitCode = doubles + rest.broken + rest.lost === 0 ? 0 : 1;
