/**
 * `npm run soak -- sessions [--runs N] [--seed N]`: citizens, one after the other, at the real kiosk: in Electron on a
 * screen of its own, in the web shell where there is no Electron. What its processes take is read at the attract screen.
 * The last line is JSON.
 *
 * `residentMiB` is what core, shell and renderer take of the machine: the sum of their proportional set sizes (PSS), in
 * which every page counts once however many of them share it. Shell: Electron's main process with its zygotes, GPU process
 * and services. Of it `anonymousMiB` is backed by no file; the rest is program text that the system drops when it needs the
 * room. The device host is shown beside it. RSS counts the same pages once a process, Electron's program six times.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { findElectron } from '../../scripts/build/electron.ts';
import { ROOT } from '../../scripts/setup/lib.mjs';
import { growthPer100, lastingGrowth, type Point, slopePer100 } from '../kit/growth.ts';
import { KINDS } from '../kit/processes.ts';
import { seeded } from '../kit/random.ts';
import { openElectronKiosk, openWebKiosk } from '../kit/screen.ts';
import { type Sample, sampler } from './sample.ts';
import { IDLE, type Outcome, Visitors } from './visit.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const LIMIT_MIB = 400;
const GROWTH_LIMIT = 0.01;
const SAMPLE_EVERY = Math.max(1, Math.min(100, Math.floor(runs / 10)));
/** Caches fill and code is compiled: growth is judged after. */
const WARM_UP = Math.min(200, Math.floor(runs / 5));
const PROBLEMS_MAX = 5;
/** What the screen showed when a visit went wrong. */
const PICTURES = path.join(ROOT, 'out', 'soak');

const electron = await findElectron();
if (!electron && !findBrowser()) throw new Error('neither Electron nor a browser on this machine');
const kiosk = await (electron ? openElectronKiosk : openWebKiosk)({ session: IDLE, ownPrograms: true });
const visitors = new Visitors(kiosk, seeded(seed));
const sample = await sampler(kiosk);
const samples: Sample[] = [];
const outcomes: Partial<Record<Outcome, number>> = {};
let problems = 0;

const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

async function look(run: number): Promise<void> {
  const taken = await sample(run, visitors.confirmed);
  samples.push(taken);
  const kinds = KINDS.map((kind) => `${kind} ${taken.kinds[kind].toFixed(0)}`).join(', ');
  const { heapMiB, nodes, listeners } = taken.page;
  process.stdout.write(
    `${String(run).padStart(5)}: ${taken.residentMiB.toFixed(1)} MiB (${kinds}); RSS ${taken.rssMiB.toFixed(0)}; ` +
      `files ${taken.coreFiles} + ${taken.deviceHostFiles}; page ${heapMiB.toFixed(1)} MiB, ${nodes} nodes, ${listeners} listeners\n`,
  );
}

const begun = performance.now();
await look(0);
for (let run = 1; run <= runs && problems < PROBLEMS_MAX; run++) {
  try {
    const outcome = await visitors.visit();
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  } catch (error) {
    problems++;
    process.stderr.write(`run ${run}: ${error instanceof Error ? error.message : String(error)}\n`);
    mkdirSync(PICTURES, { recursive: true });
    await kiosk.page.screenshot({ path: path.join(PICTURES, `run-${run}.png`) }).catch(() => undefined);
    await visitors.giveUp();
  }
  if (run % SAMPLE_EVERY === 0) await look(run);
}
const seconds = (performance.now() - begun) / 1000;
await kiosk.close();

const points = (pick: (sample: Sample) => number): Point[] =>
  samples.filter(({ run }) => run >= WARM_UP).map((each) => ({ run: each.run, value: pick(each) }));
const resident = samples.at(-1)?.residentMiB ?? Number.NaN;
const growth = growthPer100(points((each) => each.residentMiB));
const coreFiles = lastingGrowth(points((each) => each.coreFiles));
const deviceHostFiles = lastingGrowth(points((each) => each.deviceHostFiles));
console.log(
  JSON.stringify({
    soak: 'sessions',
    runs,
    seed,
    shell: electron ? 'electron' : 'web',
    outcomes,
    residentMiB: rounded(resident),
    limit: LIMIT_MIB,
    growthPer100: rounded(growth, 4),
    growthLimit: GROWTH_LIMIT,
    anonymousMiB: rounded(samples.at(-1)?.anonymousMiB ?? Number.NaN),
    rssMiB: rounded(samples.at(-1)?.rssMiB ?? Number.NaN),
    deviceHostMiB: rounded(samples.at(-1)?.kinds['device-host'] ?? Number.NaN),
    leakedFiles: coreFiles + deviceHostFiles,
    pageHeapGrowthPer100: rounded(growthPer100(points((each) => each.page.heapMiB)), 4),
    nodesPer100: rounded(slopePer100(points((each) => each.page.nodes))),
    listenersPer100: rounded(slopePer100(points((each) => each.page.listeners))),
    secondsPerSession: rounded(seconds / runs, 2),
    problems,
  }),
);
const missed = !(resident <= LIMIT_MIB) || !(growth < GROWTH_LIMIT) || coreFiles + deviceHostFiles > 0;
process.exit(missed || problems > 0 ? 1 : 0);
