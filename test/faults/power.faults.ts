/**
 * `npm run faults -- power [--runs 1000] [--submissions 150] [--seed N] [--replay FOLDER]`: un-fsynced writes dropped at random
 * moments; the last line is JSON. A recording in which something was lost is kept, to be cut again by `--replay`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isFlawless, powerCampaign } from './power/campaign.ts';
import { cannotRecord } from './power/recording.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    submissions: { type: 'string', default: '150' },
    seed: { type: 'string', default: '7' },
    replay: { type: 'string' },
  },
});
const reason = cannotRecord();
if (reason) {
  console.log(reason);
  process.exitCode = 1;
} else {
  const seed = Number(values.seed);
  const keep = path.join(import.meta.dirname, `../../out/power/${seed}`);
  const figures = powerCampaign({
    runs: Number(values.runs),
    submissions: Number(values.submissions),
    seed,
    ...(values.replay ? { replay: values.replay } : { keep }),
  });
  console.log(
    'Not shown: a disk that lies about its flush, bits that rot later, and the order of names across folders.',
  );
  if (!isFlawless(figures) && !values.replay) {
    console.log(`again: npm run faults -- power --runs ${values.runs} --seed ${seed} --replay ${keep}`);
  }
  console.log(JSON.stringify({ faults: 'power', ...figures }));
  process.exitCode = isFlawless(figures) ? 0 : 1;
}
