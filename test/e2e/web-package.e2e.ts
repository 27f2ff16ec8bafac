/** The web kiosk as a package: built without Electron, unpacked as Debian would, run by its own program as an ordinary user. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { writeDevice } from '../../main/core/signing/device.ts';
import { NODE, OUT, ROOT, run } from '../../scripts/setup/lib.mjs';
import { type Display, openDisplay } from '../kit/display.ts';
import { stranger } from '../kit/enrolled.ts';
import { PORTRAIT } from '../kit/screen.ts';

const NOBODY = 65_534;
let folder: string;
let product: string;
let debFile: string;
let display: Display;

test.beforeAll(async () => {
  const script = path.join(ROOT, 'scripts', 'build', 'package.ts');
  const { code, printed } = await run(NODE, [script, '--web', 'deb'], { quiet: true });
  expect(code, printed).toBe(0);
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-web-package-'));
  chmodSync(folder, 0o755);
  const made = readdirSync(path.join(OUT, 'package')).find((name) => /^liuyang-kiosk-web_[\d.]+_/.test(name));
  debFile = path.join(OUT, 'package', made ?? '');
  expect(spawnSync('dpkg-deb', ['-x', debFile, folder]).status).toBe(0);
  const control = spawnSync('dpkg-deb', ['-f', debFile], { encoding: 'utf8' }).stdout;
  expect(control).toMatch(/^Package: liuyang-kiosk-web$/m);
  expect(control).toMatch(/^Homepage: https:/m);
  expect(control).toMatch(/^Depends: chromium /m);
  product = path.join(folder, 'opt', 'liuyang-kiosk-web');
  display = await openDisplay(PORTRAIT.width, PORTRAIT.height);
});
test.afterAll(async () => {
  await display?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('carries its program and a unit for a session of the site’s own, and nothing of development', () => {
  const unit = readFileSync(path.join(folder, 'usr/lib/systemd/user/liuyang-kiosk-web.service'), 'utf8');
  expect(unit).toContain('ExecStart=/opt/liuyang-kiosk-web/liuyang-kiosk-web\n');
  expect(unit).toContain('LimitCORE=0\n');
  expect(unit).toContain('MemorySwapMax=0\n');
  const checked = spawnSync('systemd-analyze', ['--version']);
  if (checked.status === 0) {
    const file = path.join(folder, 'usr/lib/systemd/user/liuyang-kiosk-web.service');
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--user', '--man=no', file], {
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/Unknown (key|lvalue|section)/);
  }
  expect(statSync(path.join(product, 'liuyang-kiosk-web')).mode & 0o111).toBe(0o111);
  const programs = ['node/node', 'runtime/core.mjs', 'web/shell/index.mjs', 'web/renderer/index.html'];
  for (const file of [...programs, 'licences/NOTICES.txt', 'licences/bom.cdx.json']) {
    expect(existsSync(path.join(product, file)), file).toBe(true);
  }
  const bundle = readFileSync(path.join(product, 'web/shell/index.mjs'), 'utf8');
  expect(bundle).not.toContain('platform-sandbox');
  expect(existsSync(path.join(product, 'web/renderer/gallery.html'))).toBe(false);
});

const UNITS = 'usr/lib/systemd/system';
const installed = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

for (const part of ['screen', 'core', 'devices']) {
  test(`the unit of the ${part} has a user of its own, leaves no memory behind and is watched`, () => {
    const unit = installed(`${UNITS}/liuyang-kiosk-${part}.service`);
    for (const line of [
      `User=liuyang-kiosk-${part}`,
      'LimitCORE=0',
      'MemorySwapMax=0',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'ProtectSystem=strict',
      'Restart=always',
      'WatchdogSec=6',
      'WatchdogSignal=SIGKILL',
      'StartLimitIntervalSec=0',
    ]) {
      expect(unit.split('\n'), line).toContain(line);
    }
    expect(unit).not.toMatch(/@[A-Z]+@|no-sandbox|--development/);
    expect(installed('usr/lib/sysusers.d/liuyang-kiosk.conf')).toContain(`u liuyang-kiosk-${part} `);
  });
}

for (const part of ['screen', 'core', 'devices', 'slot', 'updater']) {
  test(`the unit of the ${part} is exposed by 3.0 at most, where systemd is there to say so`, () => {
    test.skip(!hasSystemd, 'no systemd-analyze here');
    const file = path.join(folder, UNITS, `liuyang-kiosk-${part}.service`);
    const said = spawnSync(
      'systemd-analyze',
      ['security', '--offline=yes', '--threshold=30', '--no-pager', file],
      { encoding: 'utf8' },
    );
    expect(said.status, said.stdout).toBe(0);
    expect(said.stderr).not.toMatch(/Unknown|ignoring/);
  });
}

test('the device host’s user reaches serial ports and printers, also where a technician tries a device without its unit', () => {
  const users = installed('usr/lib/sysusers.d/liuyang-kiosk.conf').split('\n');
  for (const group of ['dialout', 'lp', 'scanner'])
    expect(users).toContain(`m liuyang-kiosk-devices ${group}`);
});

test('screen and device host are reached over sockets that belong to one user each', () => {
  const users = { core: 'liuyang-kiosk-screen', devices: 'liuyang-kiosk-core' };
  for (const [part, user] of Object.entries(users)) {
    const socket = installed(`${UNITS}/liuyang-kiosk-${part}.socket`);
    expect(socket).toContain(`ListenStream=/run/liuyang-kiosk/${part}.socket\n`);
    expect(socket).toContain(`SocketUser=${user}\n`);
    expect(socket).toContain('SocketMode=0600\n');
    expect(installed(`${UNITS}/sockets.target.wants/liuyang-kiosk-${part}.socket`)).toBe(socket);
  }
});

test('the screen has no network, no other console and no X server; core and screen start by themselves', () => {
  const screen = installed(`${UNITS}/liuyang-kiosk-screen.service`);
  expect(screen).toContain('PrivateNetwork=yes\n');
  expect(screen).toContain('RuntimeDirectory=liuyang-kiosk-screen\n');
  expect(screen).toContain('Conflicts=getty@tty1.service\n');
  expect(screen).toMatch(
    /^ExecStart=\/usr\/bin\/cage \$CAGE_OPTIONS -- \/run\/liuyang-kiosk-slot\/current\/liuyang-kiosk-web /m,
  );
  for (const part of ['core', 'screen']) {
    const unit = `liuyang-kiosk-${part}.service`;
    expect(installed(`${UNITS}/multi-user.target.wants/${unit}`)).toBe(installed(`${UNITS}/${unit}`));
  }
});

test('the core reads the operator’s site.yaml and keeps its data where removal leaves them', () => {
  const core = installed(`${UNITS}/liuyang-kiosk-core.service`);
  expect(core).toMatch(/^Environment=KIOSK_CONFIG=\S+\/default\.yaml:\/etc\/liuyang-kiosk\/site\.yaml$/m);
  expect(core).toContain('Environment=KIOSK_DATA=/var/lib/liuyang-kiosk\n');
  expect(core).toContain('StateDirectory=liuyang-kiosk\n');
  expect(existsSync(path.join(folder, 'etc/liuyang-kiosk/site.yaml'))).toBe(false);
  const deb = spawnSync('dpkg-deb', ['-I', debFile, 'postrm'], { encoding: 'utf8' }).stdout;
  expect(deb).not.toMatch(/\brm\b/);
});

test('the machine sleeps not, dumps nothing, mounts nothing by itself, and logs within bounds', () => {
  expect(installed('usr/lib/sysctl.d/90-liuyang-kiosk.conf')).toMatch(/^-?kernel\.sysrq = 0$/m);
  expect(installed('usr/lib/udev/rules.d/60-liuyang-kiosk.rules')).toContain('ENV{UDISKS_IGNORE}="1"');
  expect(installed('usr/lib/systemd/sleep.conf.d/liuyang-kiosk.conf')).toContain('AllowHibernation=no\n');
  expect(installed('usr/lib/systemd/coredump.conf.d/liuyang-kiosk.conf')).toContain('Storage=none\n');
  expect(installed('usr/lib/systemd/journald.conf.d/liuyang-kiosk.conf')).toContain('SystemMaxUse=1900M\n');
  for (const unit of ['screen', 'devices'])
    expect(installed(`${UNITS}/liuyang-kiosk-${unit}.service`)).toContain('LogRateLimitBurst=120\n');
  expect(installed('usr/lib/systemd/logind.conf.d/liuyang-kiosk.conf')).toContain('NAutoVTs=0\n');
  expect(readlinkSync(path.join(folder, 'etc/systemd/system/ctrl-alt-del.target'))).toBe('/dev/null');
  const policy = JSON.parse(installed('etc/chromium/policies/managed/liuyang-kiosk.json'));
  // The first means the web alone.
  expect(policy.URLBlocklist).toEqual(expect.arrayContaining(['*', 'chrome://*']));
  expect(policy.DeveloperToolsAvailability).toBe(2);
});

test('brings rules, routes and a dashboard for the operator’s monitoring', () => {
  const shipped = readdirSync(path.join(folder, 'usr/share/doc/liuyang-kiosk-web/monitoring'));
  expect(shipped).toEqual(
    expect.arrayContaining(['alerts.yaml', 'alertmanager.example.yaml', 'dashboard.json']),
  );
});

test('keeps what CUPS writes of an application in memory, in systemd’s own reading', () => {
  const system = path.join(folder, 'usr/lib/systemd/system');
  const dropIn = path.join(system, 'cups.service.d/liuyang-kiosk-web.conf');
  const mounts = /^TemporaryFileSystem=(.+)$/m.exec(readFileSync(dropIn, 'utf8'))?.[1]?.split(' ') ?? [];
  expect(mounts.map((mount) => mount.split(':')[0])).toEqual(['/var/spool/cups', '/tmp', '/var/tmp']);
  test.skip(spawnSync('systemd-analyze', ['--version']).status !== 0, 'no systemd on this machine');
  const unit = path.join(system, 'cups.service');
  writeFileSync(unit, '[Service]\nExecStart=/bin/true\n');
  const { stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
    encoding: 'utf8',
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${system}:` },
  });
  rmSync(unit);
  expect(stderr).not.toContain('cups');
  expect(status).toBe(0);
});

async function started(home: string, more: string[], seen: string): Promise<string> {
  const asRoot = process.getuid?.() === 0;
  const kiosk = spawn(path.join(product, 'liuyang-kiosk-web'), more, {
    cwd: home,
    env: { HOME: home, PATH: '/usr/bin:/bin', LANG: 'zh_CN.UTF-8', DISPLAY: display.name },
    ...(asRoot && { uid: NOBODY, gid: NOBODY }),
  });
  let said = '';
  for (const stream of [kiosk.stdout, kiosk.stderr]) stream.on('data', (chunk) => (said += chunk));
  const gone = new Promise<number | null>((resolve) => kiosk.once('exit', resolve));
  try {
    await expect.poll(() => said).toContain('"event":"web-shell.ready"');
    await expect.poll(() => said).toContain(seen);
    await expect.poll(() => display.picture().colours).toBeGreaterThan(1000);
  } finally {
    kiosk.kill('SIGTERM');
  }
  expect(await gone).toBe(0);
  return said;
}

function homeOf(name: string, site: string | null): string {
  const home = path.join(folder, name);
  const data = path.join(home, '.config', 'liuyang-kiosk', 'data');
  mkdirSync(data, { recursive: true });
  if (site !== null) {
    writeFileSync(path.join(data, 'site.yaml'), site);
    writeDevice(data, stranger().device);
  }
  if (process.getuid?.() === 0) {
    const below = readdirSync(home, { recursive: true, encoding: 'utf8' });
    for (const each of ['', ...below]) chownSync(path.join(home, each), NOBODY, NOBODY);
  }
  return home;
}

test('configured and enrolled, it serves in the system’s browser, with its data where the other shell has it', async () => {
  const site = 'kiosk:\n  id: LY001\n  siteName: 打包测试\nplatform:\n  baseUrl: https://platform.invalid\n';
  const home = homeOf('configured', site);
  const said = await started(home, [], '"event":"core.ready"');
  expect(said).not.toContain('out-of-service');
  expect(existsSync(path.join(home, '.config/liuyang-kiosk/data/kiosk.db'))).toBe(true);
});

test('unconfigured, it says so; and no word of development on its command line changes that', async () => {
  const home = homeOf('new', null);
  const overlay = path.join(folder, 'overlay.yaml');
  writeFileSync(overlay, 'kiosk:\n  id: LY077\nplatform:\n  baseUrl: http://127.0.0.1:9180\n');
  const said = await started(home, ['--development', `--config=${overlay}`], '"reason":"not-configured"');
  expect(said).not.toContain('LY077');
});
