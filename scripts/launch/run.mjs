/** `npm start`, `npm run demo`, …: sets everything up, then runs a script of this folder on Node 24. Runs on the machine's own Node. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { NODE, ROOT } from '../setup/lib.mjs';
import { setUp } from '../setup/setup.mjs';

const [script, ...options] = process.argv.slice(2);
if (!options.includes('--help')) await setUp({ forTests: script !== 'launch/start.ts' });
const child = spawn(NODE, [path.join(ROOT, 'scripts', script), ...options], { stdio: 'inherit', cwd: ROOT });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
