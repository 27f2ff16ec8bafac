/**
 * `npm run faults -- power [--runs 1000] [--submissions 150] [--seed N] [--replay FOLDER]`: un-fsynced writes dropped at random
 * moments of a recorded outbox, which with `--manner earlier` first migrates an earlier release's; `--core [--restarts 50]
 * [--promises 25]`: of the whole core process with a citizen at work. The last line is JSON. A recording in which something was
 * lost is kept, to be cut again by `--replay`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isFlawless, powerCampaign } from './power/campaign.ts';
import { corePowerCampaign, isFlawlessCore } from './power/core-campaign.ts';
import { cannotRecord, MANNERS } from './power/recording.ts';

const { values } = parseArgs({
  options: {
    core: { type: 'boolean', default: false },
    runs: { type: 'string', default: '1000' },
    submissions: { type: 'string', default: '150' },
    manner: { type: 'string', default: 'careful' },
    restarts: { type: 'string', default: '50' },
    promises: { type: 'string', default: '25' },
    seed: { type: 'string', default: '7' },
    replay: { type: 'string' },
  },
});
const { runs, seed } = { runs: Number(values.runs), seed: Number(values.seed) };
const what = values.core ? 'power --core' : 'power';
const keep = path.join(import.meta.dirname, '../../out', what.replaceAll(' ', ''), String(seed));
const where = values.replay ? { replay: values.replay } : { keep };

async function campaign(): Promise<{ flawless: boolean; figures: object }> {
  if (!values.core) {
    const manner = MANNERS.find((known) => known === values.manner);
    if (!manner) throw new Error(`--manner: ${MANNERS.join(', ')}`);
    const figures = powerCampaign({ runs, seed, submissions: Number(values.submissions), manner, ...where });
    return { flawless: isFlawless(figures), figures };
  }
  const figures = await corePowerCampaign({
    runs,
    seed,
    restarts: Number(values.restarts),
    promises: Number(values.promises),
    ...where,
    onProgress: (line) => console.log(line),
  });
  return { flawless: isFlawlessCore(figures), figures };
}

const reason = cannotRecord();
if (reason) {
  console.log(reason);
  process.exitCode = 1;
} else {
  const { flawless, figures } = await campaign();
  console.log(
    'Recorded by strace. Not shown: a disk that lies about its flush, bits that rot later, the order of names across folders.',
  );
  if (!flawless && !values.replay) {
    console.log(`again: npm run faults -- ${what} --runs ${runs} --seed ${seed} --replay ${keep}`);
  }
  console.log(JSON.stringify({ faults: what, ...figures }));
  process.exitCode = flawless ? 0 : 1;
}
