/**
 * `npm run fuzz -- input [--events N] [--seed S] [--shell electron|web] [--minutes M] [--replay FILE]`: a million keys with modifiers, clicks, drags, turns of
 * the wheel, touches and codes at the real kiosk under a window manager. Ends at the first escape or crash, whose last events are written to
 * out/fuzz; `--replay` sends them once more. `--minutes` ends it sooner. The last line is JSON; exit code 1 for an escape or a crash.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUT } from '../../scripts/setup/lib.mjs';
import { SHELLS } from '../kit/lockdown/vector.ts';
import { closeOnTermination } from '../kit/termination.ts';
import { fuzzInput } from './input/campaign.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    shell: { type: 'string', default: 'electron' },
    minutes: { type: 'string', default: 'Infinity' },
    replay: { type: 'string' },
  },
});
const shell = SHELLS.find((each) => each === values.shell);
if (!shell) throw new Error('no such shell');
const seed = Number(values.seed);
const replay = values.replay ? JSON.parse(readFileSync(values.replay, 'utf8')) : null;
const TOLD_EVERY = 25_000;
/** Of the last events, on the screen; the file has more. */
const SHOWN = 40;

const until = performance.now() + Number(values.minutes) * 60_000;
let told = 0;
const report = await fuzzInput({
  shell,
  seed,
  events: replay ? replay.length : Number(values.events),
  ...(replay ? { replay } : {}),
  isTimeUp: () => performance.now() >= until,
  onProgress: (sent) => {
    if (sent < told + TOLD_EVERY) return;
    told = sent;
    console.log(`${sent} events`);
  },
});
for (const finding of [...report.escapes, ...report.crashes]) console.log(finding);
if (report.escapes.length + report.crashes.length > 0) {
  const folder = path.join(OUT, 'fuzz');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `input-${shell}-${seed}.json`);
  writeFileSync(file, JSON.stringify(report.last));
  if (report.picture) writeFileSync(file.replace('.json', '.png'), report.picture);
  for (const line of report.log) console.log(line);
  for (const event of report.last.slice(-SHOWN)) console.log(JSON.stringify(event));
  console.log(
    `once more: npm run fuzz -- input --shell ${shell} --seed ${seed}, or its end: --replay ${file}`,
  );
}
console.log(
  JSON.stringify({
    ...{ fuzz: 'input', events: report.sent, escapes: report.escapes.length, crashes: report.crashes.length },
    ...{ healed: report.healed, restarted: report.restarted, below: report.below, seed, shell },
  }),
);
process.exit(report.escapes.length + report.crashes.length === 0 ? 0 : 1);
