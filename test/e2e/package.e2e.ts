/** The packaged product starts by itself, as an ordinary user, with Chromium's sandbox, and shows its attract screen. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { NODE, OUT, ROOT, run } from '../../scripts/setup/lib.mjs';
import { type Display, openDisplay } from '../kit/display.ts';
import { LANDSCAPE } from '../kit/screen.ts';

/** Debian's `nobody`: no rights of root's, so Chromium's own sandbox is in force. */
const NOBODY = 65_534;

let folder: string;
let executable: string;
let display: Display;

test.beforeAll(async () => {
  const { code, printed } = await run(
    NODE,
    [path.join(ROOT, 'scripts', 'build', 'package.ts'), '--test-build'],
    {
      quiet: true,
    },
  );
  expect(code, printed).toBe(0);
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-package-'));
  chmodSync(folder, 0o755);
  // A clone may lie where nobody may read.
  cpSync(path.join(OUT, 'package', 'linux-unpacked'), path.join(folder, 'product'), { recursive: true });
  executable = path.join(folder, 'product', 'liuyang-kiosk');
  if (process.getuid?.() === 0) {
    const helper = path.join(folder, 'product', 'chrome-sandbox');
    // As the .deb's installation does.
    chownSync(helper, 0, 0);
    chmodSync(helper, 0o4755);
  }
  display = await openDisplay(LANDSCAPE.width, LANDSCAPE.height);
});
test.afterAll(async () => {
  await display?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('carries its Node, core, device host and native modules outside the asar, with everybody’s licences', () => {
  const resources = path.join(folder, 'product', 'resources');
  const programs = ['core', 'device-host', 'set-pin', 'devices', 'audit'].map(
    (name) => `runtime/${name}.mjs`,
  );
  const licences = ['licences/NOTICES.txt', 'licences/bom.cdx.json'];
  const fonts = ['runtime/fonts/common-regular.ttf', 'runtime/fonts/common-bold.ttf'];
  for (const file of ['app.asar', 'node/node', ...programs, ...licences, ...fonts]) {
    expect(existsSync(path.join(resources, file)), file).toBe(true);
  }
  expect(existsSync(path.join(resources, 'default_app.asar'))).toBe(false);
});

test('carries the technician’s programs with all that they load', () => {
  const resources = path.join(folder, 'product', 'resources');
  const program = path.join(resources, 'runtime', 'devices.mjs');
  const { status, stdout } = spawnSync(path.join(resources, 'node', 'node'), [program], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/串口[\s\S]*摄像头 \d+ 个/);
});

test('has its fuses set: no Node in the shell, no inspector, only its own asar', async () => {
  const wire = await getCurrentFuseWire(executable);
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
});

test('starts as an ordinary user and shows the attract screen', async () => {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const data = path.join(home, 'data');
  mkdirSync(data);
  const site = 'kiosk:\n  id: LY001\n  siteName: 打包测试\nplatform:\n  baseUrl: https://platform.invalid\n';
  writeFileSync(path.join(data, 'site.yaml'), site);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) for (const each of [home, data]) chownSync(each, NOBODY, NOBODY);
  const kiosk = spawn(executable, ['--disable-gpu', `--data=${data}`], {
    cwd: home,
    env: { HOME: home, PATH: '/usr/bin:/bin', LANG: 'zh_CN.UTF-8', DISPLAY: display.name },
    ...(asRoot && { uid: NOBODY, gid: NOBODY }),
  });
  let said = '';
  for (const stream of [kiosk.stdout, kiosk.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const gone = new Promise<number | null>((resolve) => kiosk.once('exit', resolve));
  try {
    await expect.poll(() => said).toContain('"event":"window.shown"');
    await expect.poll(() => said).toContain('"event":"core.ready"');
    // The attract screen has thousands of colours; a blank window or an error page has a handful.
    await expect.poll(() => display.picture().colours).toBeGreaterThan(1000);
    mkdirSync(path.join(OUT, 'pictures'), { recursive: true });
    writeFileSync(path.join(OUT, 'pictures', 'packaged.png'), display.picture().png);
    expect(said).not.toContain('no-sandbox');
  } finally {
    kiosk.kill('SIGTERM');
  }
  expect(await gone).toBe(0);
});
