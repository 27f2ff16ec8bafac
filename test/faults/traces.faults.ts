/** `npm run faults -- traces [--runs 1000] [--seed N]`: what is left of citizens; the last line is JSON. Exit code 1 for a trace. */
import { parseArgs } from 'node:util';
import { closeOnTermination } from '../kit/termination.ts';
import { isFlawless, tracesCampaign } from './traces/campaign.ts';

closeOnTermination();
// A core that is killed takes the streams with it that a citizen listened to; oRPC has nobody to tell who stopped listening.
process.on('unhandledRejection', (error) => {
  if ((error as Error | null)?.name !== 'AbortError') throw error;
});
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const figures = await tracesCampaign({
  runs: Number(values.runs),
  seed: Number(values.seed),
  onProgress: (line) => console.log(line),
});
const { runs, canaries, onDisk, inMemory, seed, ends, steps, ...rest } = figures;
const traces = [...onDisk, ...inMemory];
console.table(steps);
console.table(ends);
for (const trace of traces) console.log(trace);
console.log(`again: npm run faults -- traces --runs ${runs} --seed ${seed}`);
console.log(
  JSON.stringify({
    faults: 'traces',
    runs,
    canaries,
    traces: traces.length,
    seed,
    onDisk: onDisk.length,
    inMemory: inMemory.length,
    ...rest,
  }),
);
process.exitCode = isFlawless(figures) ? 0 : 1;
