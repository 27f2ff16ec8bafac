/**
 * `npm run faults -- lockdown [--shell electron|web] [--group keys,…] [--name TEXT]`: every way out of the breakout matrix at the real kiosk, in
 * both shells, under a window manager. The table is in out/faults/lockdown.md, a picture of each escape beside it; the last line is JSON.
 * Exit code 1 for an escape.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUT } from '../../scripts/setup/lib.mjs';
import { VECTORS } from '../kit/lockdown/index.ts';
import { GROUPS, SHELLS } from '../kit/lockdown/vector.ts';
import { closeOnTermination } from '../kit/termination.ts';
import { type Trial, tryAll } from './lockdown/campaign.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    shell: { type: 'string', default: SHELLS.join() },
    group: { type: 'string', default: GROUPS.join() },
    name: { type: 'string', default: '' },
  },
});
const wanted = VECTORS.filter(
  ({ group, name }) => values.group.split(',').includes(group) && name.includes(values.name),
);
const shells = SHELLS.filter((shell) => values.shell.split(',').includes(shell));
if (wanted.length === 0 || shells.length === 0) throw new Error('no such vector or shell');

const lineOf = ({ shell, vector, result }: Trial) => {
  const more = result.outcome === 'escape' ? result.why : `${result.seconds.toFixed(1)} s`;
  return `| ${shell} | ${vector.group} | ${vector.name.replaceAll('|', '/')} | ${result.outcome} | ${more} |`;
};
const trials: Trial[] = [];
for (const shell of shells) {
  trials.push(
    ...(await tryAll(shell, wanted, (trial) => {
      if (trial.result.outcome !== 'held') console.log(lineOf(trial));
    })),
  );
}
const table = [
  '| shell | group | way out | outcome | |',
  '| --- | --- | --- | --- | --- |',
  ...trials.map(lineOf),
];
mkdirSync(path.join(OUT, 'faults'), { recursive: true });
writeFileSync(path.join(OUT, 'faults', 'lockdown.md'), `${table.join('\n')}\n`);
const count = (outcome: string) => trials.filter(({ result }) => result.outcome === outcome).length;
for (const group of GROUPS) {
  const of = trials.filter(({ vector }) => vector.group === group);
  if (of.length > 0) console.log(`${group}: ${of.length} trials`);
}
console.log(
  JSON.stringify({
    ...{ faults: 'lockdown', vectors: wanted.length, shells: shells.length },
    ...{ held: count('held'), healed: count('healed'), refused: count('refused'), escapes: count('escape') },
  }),
);
process.exit(count('escape') === 0 ? 0 : 1);
