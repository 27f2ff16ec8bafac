/** `npm test`: sets everything up, then runs every test that there is. Runs on the machine's own Node. */
import path from 'node:path';
import { fail, NODE, ROOT, run, say } from '../setup/lib.mjs';
import { setUp } from '../setup/setup.mjs';

await setUp({ forTests: true });
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);
const env = { PATH: `${path.dirname(NODE)}${path.delimiter}${process.env.PATH}` };
const steps = [
  ['types', NODE, [bin('tsc'), '-p', '.']],
  ['lint', bin('biome'), ['check', '.']],
  ['import boundaries', NODE, ['scripts/check/boundaries.ts']],
  ['build', NODE, ['scripts/build/build.ts']],
  ['Electron', NODE, ['scripts/build/electron.ts']],
  ['unit, integration and fuzz tests, short simulations', NODE, [bin('vitest'), 'run', '--project=!faults']],
];
const faultTests = ['fault tests', NODE, [bin('vitest'), 'run', '--project=faults'], { quiet: true }];
const endToEndTests = ['end-to-end tests', NODE, [bin('playwright'), 'test']];

async function step([name, command, args, how = {}]) {
  say(name);
  const { code, printed } = await run(command, args, { env, ...how });
  if (printed) process.stdout.write(printed);
  return code === 0 ? null : `${name} failed (exit ${code})`;
}

for (const each of steps) {
  const failure = await step(each);
  if (failure) fail(failure);
}
// The fault tests, one at a time, wait more than they compute: their output comes when they have ended.
const failures = (await Promise.all([step(faultTests), step(endToEndTests)])).filter(Boolean);
if (failures.length > 0) fail(failures.join(', '));
say('All tests passed.');
