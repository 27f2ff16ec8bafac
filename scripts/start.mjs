/** `npm start`: sets everything up, then opens the kiosk on the embedded defaults. Runs on the machine's own Node. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { NODE, ROOT } from './lib.mjs';
import { setUp } from './setup.mjs';

const wanted = process.argv.slice(2);
if (!wanted.includes('--help')) await setUp();
const child = spawn(NODE, [path.join(ROOT, 'scripts', 'launch.ts'), ...wanted], {
  stdio: 'inherit',
  cwd: ROOT,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
