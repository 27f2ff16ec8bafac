/** Opens the kiosk on the embedded defaults: sandbox, emulators, and the best shell that this machine has. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { installPin } from '../main/core/maintenance/pin.ts';
import { isInUse } from '../main/core/store/database.ts';
import { IN_USE_MESSAGE } from '../main/core-host.ts';
import { build } from './build.ts';
import { emulatedCameraSwitches } from './camera.ts';
import { findElectron } from './electron.ts';
import { fail, NODE, OUT, ROOT, say, warn } from './lib.mjs';
import { startOutsideWorld } from './outside-world.ts';

const HELP = `npm start -- [options]

  --shell electron|web   force a shell (default: Electron, else the system browser, else the address)
  --port N               the web shell's port (default: a free one)
  --data DIR             data folder (default: .kiosk-data); one kiosk for one folder
  --landscape            1920×1080 layout (default: by the screen)
  --bench-port N         the device bench's port (default: 9170, or a free one)
  --help                 this list
`;

const { values } = parseArgs({
  options: {
    shell: { type: 'string' },
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.kiosk-data' },
    landscape: { type: 'boolean', default: false },
    'bench-port': { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (values.shell && !['electron', 'web'].includes(values.shell)) fail('--shell is electron or web');

const data = path.resolve(values.data);
mkdirSync(data, { recursive: true, mode: 0o700 });
if (isInUse(data)) fail(`${IN_USE_MESSAGE} (${data})`);

await build();

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const electron = values.shell !== 'web' && hasDisplay ? await findElectron() : null;
if (values.shell === 'electron' && !electron) {
  fail(
    hasDisplay
      ? 'No Electron for this machine.'
      : 'No display: set DISPLAY, or try  npm start -- --shell web',
  );
}

const world = await startOutsideWorld({
  folder: `${data}-outside`,
  benchPort: Number(values['bench-port']),
});
const pin = String(randomInt(100_000, 1_000_000));
installPin(data, pin);

const common = [
  ['--data', data],
  ['--config', world.configFile],
  ['--node', NODE],
  ['--runtime', path.join(OUT, 'build', 'runtime')],
].map(([name, value]) => `${name}=${value}`);
const shellOptions = [...common, '--development', ...(values.landscape ? ['--landscape'] : [])];

say(`Device bench (cards, paper, network):  ${world.benchUrl}`);
say(`Platform sandbox:                      ${world.sandboxUrl}`);
say(`Maintenance PIN for this run:          ${pin}   (five taps in the top left corner)`);

const shell = electron ? openElectron(electron.executable) : await openWeb();

function openElectron(executable: string): ChildProcess {
  say(`Shell: Electron ${electron?.version} (${electron?.origin})`);
  return spawn(executable, [...rootSwitches(), ...emulatedCameraSwitches(), ROOT, ...shellOptions], {
    stdio: 'inherit',
  });
}

async function openWeb(): Promise<ChildProcess> {
  const server = spawn(
    NODE,
    [path.join(OUT, 'build', 'web', 'index.mjs'), ...shellOptions, `--port=${values.port}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the web shell ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const ready = /"event":"web-shell.ready","url":"([^"]+)"/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
      else process.stdout.write(`${line}\n`);
    });
  });
  const browser = hasDisplay ? systemBrowser() : null;
  if (browser) {
    say(
      `Shell: web, in ${path.basename(browser)} (kiosk mode)${values.shell ? '' : ', because there is no Electron'}`,
    );
    const profile = path.join(`${data}-outside`, 'browser');
    const switches = [
      ...rootSwitches(),
      ...emulatedCameraSwitches(),
      '--kiosk',
      '--no-first-run',
      '--incognito',
    ];
    spawn(browser, [...switches, `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
  } else {
    say(`Shell: web${hasDisplay ? ', no browser found' : ', because there is no display'}. Open:  ${url}`);
  }
  return server;
}

function systemBrowser(): string | null {
  const names = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return names.find((name) => existsSync(name)) ?? null;
}

/** Chromium's own sandbox refuses to run as root; only a development machine is used as root. */
function rootSwitches(): string[] {
  if (process.getuid?.() !== 0) return [];
  warn('Running as root, so Chromium runs without its sandbox (development only).');
  return ['--no-sandbox'];
}

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  shell.kill('SIGTERM');
  await world.close();
  process.exit(code);
}
shell.on('exit', (code) => void end(code ?? 0));
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
