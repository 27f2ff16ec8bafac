/**
 * `npm run sim -- rollout [--kiosks 10000] [--seed N]`: a bad release and the good one after it, by the product's own policy, nightly
 * restart, launcher's decisions and judge, and the operator's promotion rule, on a virtual clock; the last line is JSON, exit code 1
 * where the bad one leaves its first ring, the good one does not reach everybody, or the server's busiest hour is past the limit.
 */
import { parseArgs } from 'node:util';
import { isWell, simulateRollout } from './rollout/rollout.ts';

const { values } = parseArgs({
  options: { kiosks: { type: 'string', default: '10000' }, seed: { type: 'string', default: '7' } },
});
const began = performance.now();
const { kiosks, stoppedAtRing, peak, ...figures } = simulateRollout({
  kiosks: Number(values.kiosks),
  seed: Number(values.seed),
  onProgress: (line) => console.log(line),
});
console.table(figures);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ sim: 'rollout', kiosks, stoppedAtRing, peak, ...figures, seconds }));
process.exitCode = isWell({ kiosks, stoppedAtRing, peak, ...figures }) ? 0 : 1;
