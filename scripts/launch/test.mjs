/** `npm test`: sets everything up, then runs every test that there is. Runs on the machine's own Node. */
import path from 'node:path';
import { fail, NODE, ROOT, run, say } from '../setup/lib.mjs';
import { setUp } from '../setup/setup.mjs';

await setUp({ forTests: true });
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);
const env = { PATH: `${path.dirname(NODE)}${path.delimiter}${process.env.PATH}` };
/** Its output comes when it has ended: beside another's it would be torn apart. */
const AFTERWARDS = { quiet: true };

const CHECKS = [
  ['types', NODE, [bin('tsc'), '-p', '.'], AFTERWARDS],
  ['lint', bin('biome'), ['check', '.'], AFTERWARDS],
  ['import boundaries', NODE, ['scripts/check/boundaries.ts'], AFTERWARDS],
];
const BUILDS = [
  ['build', NODE, ['scripts/build/build.ts']],
  ['Electron', NODE, ['scripts/build/electron.ts']],
];
const TESTS = [
  ['unit, integration and fuzz tests, short simulations', NODE, [bin('vitest'), 'run', '--project=!faults']],
];
/** One at a time, they wait more than they compute. */
const FAULT_TESTS = [['fault tests', NODE, [bin('vitest'), 'run', '--project=faults'], AFTERWARDS]];
const END_TO_END_TESTS = [['end-to-end tests', NODE, [bin('playwright'), 'test']]];

/** Runs steps one after the other up to the first that fails; resolves to its name and exit code, or null. */
async function inTurn(steps) {
  for (const [name, command, args, how = {}] of steps) {
    say(name);
    const { code, printed } = await run(command, args, { env, ...how });
    if (printed) process.stdout.write(printed);
    if (code !== 0) return `${name} failed (exit ${code})`;
  }
  return null;
}

for (const sideBySide of [[CHECKS, BUILDS], [TESTS], [FAULT_TESTS, END_TO_END_TESTS]]) {
  const failures = (await Promise.all(sideBySide.map(inTurn))).filter(Boolean);
  if (failures.length > 0) fail(failures.join(', '));
}
say('All tests passed.');
