/** Opens the kiosk on the embedded defaults: sandbox, emulators, and the best shell that this machine has. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';

import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { installPin, isWeakPin } from '../../main/core/maintenance/pin.ts';
import { isInUse } from '../../main/core/recovery/open.ts';
import { IN_USE_MESSAGE } from '../../main/process/core-host.ts';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { emulatedCameraSwitches } from '../../test/world/camera.ts';
import { startOutsideWorld } from '../../test/world/outside-world.ts';
import { build } from '../build/build.ts';
import { findElectron } from '../build/electron.ts';
import { fail, NODE, OUT, ROOT, say, warn } from '../setup/lib.mjs';

const HELP = `npm start -- [options]

  --shell electron|web   force a shell (default: Electron; without one the system browser in kiosk mode;
                         without a display the web shell's address)
  --port N               the web shell's port (default: a free one)
  --data DIR             data folder (default: .kiosk-data); one kiosk for one folder
  --landscape            the 16:9 layout, whatever the screen's shape (default: by the screen)
  --portrait             the 9:16 layout, whatever the screen's shape
  --bench-port N         the device bench's port (default: a free one)
  --help                 this list

Ctrl+C ends everything. Nothing reaches beyond this machine.
`;

const { values } = readArguments();
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (values.shell !== undefined && !['electron', 'web'].includes(values.shell)) {
  fail('--shell is electron or web.');
}
const port = portNumber('--port', values.port);
const benchPort = portNumber('--bench-port', values['bench-port']);

const data = path.resolve(values.data);
const outside = `${data}-outside`;
// What is configured is in service: sandbox and emulators must not take its citizens' matters.
if (existsSync(path.join(data, 'site.yaml'))) {
  fail(
    `${data} belongs to a kiosk in service (site.yaml). Development needs its own folder:  --data DIR\n` +
      '  In service run the installed program: liuyang-kiosk or liuyang-kiosk-web.',
  );
}
if (isInUse(data))
  fail(`${IN_USE_MESSAGE}\n  A kiosk already runs on ${data}; another one needs  --data DIR`);

await build();

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const electron = values.shell !== 'web' && hasDisplay ? await findElectron() : null;
if (values.shell === 'electron' && !electron) {
  fail(
    hasDisplay
      ? 'No Electron for this machine. Try  npm start -- --shell web'
      : 'No display. Set DISPLAY, or try  npm start -- --shell web',
  );
}

const world = await startOutsideWorld({ folder: outside, benchPort, fair: true, presence: true });
const pin = randomPin();
installPin(data, pin);
await world.enrol(data);

say(`Device bench (cards, codes, paper, network):  ${world.benchUrl}`);
say(`Platform sandbox:                             ${world.sandboxUrl}`);
say(`Slips checked at a hall's window:             ${world.sandboxUrl}/window/`);
say(`Maintenance PIN for this run:                 ${pin}   (five taps in the top left corner)`);

const shellOptions = [
  `--data=${data}`,
  `--config=${world.configFile}`,
  `--node=${NODE}`,
  `--runtime=${path.join(OUT, 'build', 'runtime')}`,
  '--development',
  ...(values.landscape ? ['--landscape'] : []),
  ...(values.portrait ? ['--portrait'] : []),
];
const shell = electron ? openElectron(electron.executable) : openWeb();

function openElectron(executable: string): ChildProcess {
  say(`Shell: Electron ${electron?.version}, ${electron?.origin}`);
  return spawn(executable, [...chromiumSwitches(), ROOT, ...shellOptions], { stdio: 'inherit' });
}

function openWeb(): ChildProcess {
  const browser = hasDisplay ? findBrowser() : null;
  const why = values.shell === 'web' ? 'as asked' : hasDisplay ? 'no Electron here' : 'no display';
  say(browser ? `Shell: web, ${why}, in ${browser}` : `Shell: web, ${why}; open its address yourself`);
  const switches = browser
    ? ['--browser', ...chromiumSwitches().map((value) => `--browser-switch=${value}`)]
    : [];
  const server = spawn(
    NODE,
    [path.join(OUT, 'build', 'web', 'index.mjs'), ...shellOptions, `--port=${port}`, ...switches],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  createInterface({ input: server.stdout }).on('line', (line) => {
    const url = /"event":"web-shell.ready","url":"([^"]+)"/.exec(line)?.[1];
    if (url) say(`The kiosk:  ${url}`);
    else process.stdout.write(`${line}\n`);
  });
  return server;
}

/** Chromium's own sandbox refuses to run as root; only a development machine is used as root. */
function chromiumSwitches(): string[] {
  const camera = emulatedCameraSwitches();
  if (process.getuid?.() !== 0) return camera;
  warn('Running as root, so Chromium runs without its sandbox (development only).');
  return ['--no-sandbox', ...camera];
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        shell: { type: 'string' },
        port: { type: 'string', default: '0' },
        data: { type: 'string', default: '.kiosk-data' },
        landscape: { type: 'boolean', default: false },
        portrait: { type: 'boolean', default: false },
        'bench-port': { type: 'string', default: '0' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${HELP}`);
  }
}

function portNumber(name: string, text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value < 65_536 ? value : fail(`${name} is 0 to 65535.`);
}

function randomPin(): string {
  const chosen = String(randomInt(100_000, 1_000_000));
  return isWeakPin(chosen) ? randomPin() : chosen;
}

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  shell.kill('SIGTERM');
  if (shell.exitCode === null) await new Promise((resolve) => shell.once('exit', resolve));
  await world.close();
  process.exit(code);
}
shell.on('exit', (code) => void end(code ?? 0));
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
