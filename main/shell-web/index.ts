/** The web shell's process: starts the core, serves the screen, prints the address as one JSON line. */
import path from 'node:path';
import { EXIT_IN_USE } from '../core/exit-codes.ts';
import { createCoreHost, IN_USE_MESSAGE, packagedRuntime } from '../core-host.ts';
import { parseShellOptions } from '../shell-options.ts';
import { startWebShell } from './server.ts';

const here = import.meta.dirname;
const options = parseShellOptions(process.argv.slice(2), '.kiosk-data');
const runtime = {
  node: options.node ?? packagedRuntime(path.join(here, '..', '..'))?.node ?? process.execPath,
  runtime: options.runtime ?? path.join(here, '..', 'runtime'),
};
const core = createCoreHost({
  ...runtime,
  dataFolder: options.dataFolder,
  configFiles: options.configFiles,
  version: process.env.npm_package_version ?? '0.1.0',
  development: options.development,
});
core.on('final', () => {
  process.stderr.write(`${IN_USE_MESSAGE}\n`);
  process.exit(EXIT_IN_USE);
});
core.start();
const shell = await startWebShell(core, path.join(here, '..', 'renderer'), options.port);
process.stdout.write(`${JSON.stringify({ event: 'web-shell.ready', url: shell.url })}\n`);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await shell.close();
  await core.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
