/**
 * `npm run faults -- cells [--fault a,b] [--step a,b] [--flow booking|pre-review] [--shell web|electron]`: every fault × every step
 * of both flows at the real kiosk, in the web shell unless told otherwise. Prints a table and writes it to out/faults/cells.md; the
 * last line is JSON. Exit code 1 for a red cell.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUT } from '../../scripts/setup/lib.mjs';
import { closeOnTermination } from '../kit/termination.ts';
import { ALL, cellsCampaign } from './cells/campaign.ts';
import { FAULTS } from './cells/faults.ts';
import { SHELLS } from './cells/screens.ts';
import { tableOf } from './cells/table.ts';

closeOnTermination();
const { values } = parseArgs({
  options: {
    fault: { type: 'string', default: '' },
    step: { type: 'string', default: '' },
    flow: { type: 'string', default: '' },
    shell: { type: 'string', default: 'web' },
  },
});
const list = (text: string) => text.split(',').filter(Boolean);
const faults = list(values.fault);
for (const name of faults) {
  const known = FAULTS.map((fault) => fault.name);
  if (!known.includes(name)) throw new Error(`no fault ${name}; there are ${known.join(', ')}`);
}
const flows = ALL.flows.filter((flow) => values.flow === '' || list(values.flow).includes(flow));
if (flows.length === 0) throw new Error(`no flow ${values.flow}; there are ${ALL.flows.join(', ')}`);

const shell = SHELLS.find((name) => name === values.shell);
if (!shell) throw new Error(`no shell ${values.shell}; there are ${SHELLS.join(', ')}`);

const { cells, leftOut, seconds } = await cellsCampaign(
  { shell, flows, faults, steps: list(values.step) },
  (line) => console.log(line),
);
const table = tableOf(cells);
const red = cells.filter((cell) => cell.red !== null);
const report = [
  table,
  ...red.map((cell) => `RED ${cell.flow} × ${cell.fault} × ${cell.step}: ${cell.red}`),
  ...leftOut.map((line) => `left out: ${line}`),
].join('\n');
mkdirSync(path.join(OUT, 'faults'), { recursive: true });
writeFileSync(path.join(OUT, 'faults', 'cells.md'), `${report}\n`);
console.log(report);
for (const { flow, fault, step } of red) {
  console.log(
    `again: npm run faults -- cells --shell ${shell} --flow ${flow} --fault ${fault} --step ${step}`,
  );
}
const worst = Math.max(0, ...cells.map((cell) => cell.seconds).filter(Number.isFinite));
console.log(
  JSON.stringify({
    faults: 'cells',
    shell,
    cells: cells.length,
    red: red.length,
    worstSeconds: Number(worst.toFixed(1)),
    leftOut: leftOut.length,
    seconds,
  }),
);
process.exit(red.length === 0 ? 0 : 1);
