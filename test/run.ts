/** `npm run bench|faults|sim -- NAME [options]`: runs `test/KIND/NAME.KIND.ts`; without a name, lists them. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const [kind = '', name, ...options] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, kind);
const suffix = `.${kind}.ts`;
const names = readdirSync(folder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));

if (!name || !names.includes(name)) {
  process.stdout.write(`npm run ${kind} -- NAME, one of: ${names.join(', ')}\n`);
  process.exit(name ? 1 : 0);
}
// A process of its own: no benchmark warms the code of another.
const child = spawn(process.execPath, ['--expose-gc', path.join(folder, name + suffix), ...options], {
  stdio: 'inherit',
});
// It may have mounts and processes to undo: its end is waited for.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
