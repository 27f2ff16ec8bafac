/** `npm run sim -- NAME [options]`: runs one simulation of this folder, `NAME.sim.ts`; without a name, lists them. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const SUFFIX = '.sim.ts';
const here = import.meta.dirname;
const [name, ...options] = process.argv.slice(2);
const names = readdirSync(here)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));

if (!name || !names.includes(name)) {
  process.stdout.write(`npm run sim -- NAME, one of: ${names.join(', ')}\n`);
  process.exit(name ? 1 : 0);
}
const child = spawn(process.execPath, [path.join(here, name + SUFFIX), ...options], { stdio: 'inherit' });
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
