/**
 * `npm run faults -- traces [--runs 1000] [--seed N] [--screen 20]`: what is left of citizens, so many of them also at the real screen;
 * the last line is JSON. Exit code 1 for a trace.
 */
import { parseArgs } from 'node:util';
import { findElectron } from '../../scripts/build/electron.ts';
import { seeded } from '../kit/random.ts';
import { closeOnTermination } from '../kit/termination.ts';
import { isFlawless, tracesCampaign } from './traces/campaign.ts';
import { isSeen, type ScreenFigures, screenTraces } from './traces/screen/screen.ts';

closeOnTermination();
// A core that is killed takes the streams with it that a citizen listened to; oRPC has nobody to tell who stopped listening.
process.on('unhandledRejection', (error) => {
  if ((error as Error | null)?.name !== 'AbortError') throw error;
});
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    screen: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const figures = await tracesCampaign({
  runs: Number(values.runs),
  seed: Number(values.seed),
  onProgress: (line) => console.log(line),
});
const { runs, canaries, onDisk, inMemory, seed, ends, steps, ...rest } = figures;
const nothing: ScreenFigures = { visits: 0, inPages: [], control: { looks: 0, seen: 0 } };
const hasElectron = (await findElectron()) !== null;
if (!hasElectron) console.log('left out: the real screen, no Electron on this machine');
const screen = hasElectron ? await screenTraces(Number(values.screen), seeded(seed)) : nothing;
const traces = [...onDisk, ...inMemory, ...screen.inPages];
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
    screen: { visits: screen.visits, traces: screen.inPages.length, control: screen.control },
    ...rest,
  }),
);
process.exit(isFlawless(figures) && screen.inPages.length === 0 && isSeen(screen) ? 0 : 1);
