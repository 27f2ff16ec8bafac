/** The web shell's process: starts the core, serves the screen, opens the browser or prints the address as one JSON line. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCoreHost, IN_USE_MESSAGE, packagedRuntime } from '../../process/core-host.ts';
import { EXIT_IN_USE } from '../../process/exit-codes.ts';
import { reportFatalFaults } from '../../process/fatal-faults.ts';
import { foldedLog } from '../../process/log-folding.ts';
import { feedWatchdog } from '../../process/watchdog.ts';
import { asProduct, parseShellOptions } from '../options.ts';
import { makeScreenFolder } from '../screen-folder.ts';
import { findBrowser, KioskBrowser } from './browser.ts';
import { startWebShell } from './server.ts';

reportFatalFaults('shell');

const here = import.meta.dirname;
/** Node and runtime stand beside the packaged program. */
const packaged = packagedRuntime(path.join(here, '..', '..'));
const configFolder = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config');
const asked = parseShellOptions(
  process.argv.slice(2),
  packaged ? path.join(configFolder, 'liuyang-kiosk', 'data') : '.kiosk-data',
);
const options = packaged ? asProduct(asked) : asked;
const version = packaged
  ? JSON.parse(readFileSync(path.join(here, '..', 'package.json'), 'utf8')).version
  : (process.env.npm_package_version ?? '0.1.0');
const journal = foldedLog((line) => void process.stdout.write(line));
process.on('exit', journal.flush);
const note = (entry: { event: string; [detail: string]: unknown }) => {
  journal.write(`${JSON.stringify({ time: Date.now(), process: 'shell', ...entry })}\n`);
};

const screenFolder = makeScreenFolder(options.dataFolder);
process.on('exit', screenFolder.remove);
if (screenFolder.isInMemory) process.env.TMPDIR = screenFolder.folder;
else note({ event: 'screen-folder.on-disk', folder: screenFolder.folder });

const runtime = packaged ?? {
  node: options.node ?? process.execPath,
  runtime: options.runtime ?? path.join(here, '..', 'runtime'),
};
const core = createCoreHost({
  ...runtime,
  dataFolder: options.dataFolder,
  configFiles: options.configFiles,
  version,
  development: options.development,
});
core.on('final', () => {
  process.stderr.write(`${IN_USE_MESSAGE}\n`);
  process.exit(EXIT_IN_USE);
});
core.on('hung', () => {
  note({ event: 'core.hung' });
  core.tell('core');
});
core.on('down', (code) => note({ event: 'core.down', code }));
core.start();
const shell = await startWebShell(core, path.join(here, '..', 'renderer'), options.port);

const SIZES = { portrait: { width: 608, height: 1080 }, landscape: { width: 1080, height: 608 } } as const;
const executable = options.browser ? findBrowser() : null;
const browser: KioskBrowser | null = executable
  ? new KioskBrowser({
      executable,
      ticket: () => {
        shell.expectPage(() => {
          note({ event: 'browser.renewed', reason: 'silent' });
          core.tell('screen');
          browser?.renew();
        });
        return shell.ticket();
      },
      profileFolder: screenFolder.folder,
      windowSize: options.layout === 'screen' ? null : SIZES[options.layout],
      extraSwitches: options.browserSwitches,
      onEnd: (code) => note({ event: 'browser.ended', code }),
    })
  : null;
browser?.open();
// With a browser opened by us nobody needs the address.
note(
  browser
    ? { event: 'web-shell.ready', browser: executable }
    : { event: 'web-shell.ready', url: shell.ticket() },
);

feedWatchdog();

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await browser?.close();
  await shell.close();
  await core.stop();
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
