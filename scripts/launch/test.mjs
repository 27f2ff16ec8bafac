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
  ['unit, integration, fault and fuzz tests', NODE, [bin('vitest'), 'run']],
  ['end-to-end tests', NODE, [bin('playwright'), 'test']],
];
for (const [name, command, args] of steps) {
  say(name);
  const { code } = await run(command, args, { env });
  if (code !== 0) fail(`${name} failed (exit ${code})`);
}
say('All tests passed.');
