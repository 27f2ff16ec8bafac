/** `npm start` after set-up: says what it opens and why, refuses a second kiosk, and ends all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { NODE, ROOT } from '../../scripts/setup/lib.mjs';
import { type Display, openDisplay } from '../kit/display.ts';
import { PORTRAIT } from '../kit/screen.ts';

let folder: string;
let display: Display;
const launched: ChildProcess[] = [];

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-start-'));
  display = await openDisplay(PORTRAIT.width, PORTRAIT.height);
});
test.afterAll(async () => {
  for (const child of launched) child.kill('SIGKILL');
  await display?.close();
  rmSync(folder, { recursive: true, force: true });
});

function launch(options: readonly string[], screen: string | null) {
  const { DISPLAY: _d, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const child = spawn(NODE, [path.join(ROOT, 'scripts', 'launch', 'start.ts'), ...options], {
    env: { ...env, ...(screen && { DISPLAY: screen }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { said: () => said, ended, end: () => child.kill('SIGTERM') };
}

test('Electron where there is a display: names it, shows the attract screen, leaves nothing behind', async () => {
  const data = path.join(folder, 'electron');
  const kiosk = launch([`--data=${data}`], display.name);
  await expect.poll(kiosk.said, { timeout: 60_000 }).toContain('"event":"window.shown"');
  expect(kiosk.said()).toMatch(/Shell: Electron \d+/);
  const bench = /Device bench .*?(http:\S+)/.exec(kiosk.said())?.[1] ?? '';
  expect((await fetch(bench)).status).toBe(200);
  await expect.poll(() => display.picture().colours).toBeGreaterThan(1000);

  const second = launch([`--data=${data}`], display.name);
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('本机已有一个自助终端程序在使用该数据目录');

  kiosk.end();
  expect(await kiosk.ended).toBe(0);
  await expect(fetch(bench)).rejects.toThrow();
});

test('without a display: says so and gives the web shell’s address', async () => {
  const kiosk = launch([`--data=${path.join(folder, 'web')}`], null);
  await expect.poll(kiosk.said, { timeout: 60_000 }).toContain('The kiosk:');
  expect(kiosk.said()).toContain('Shell: web, no display');
  const url = /The kiosk: +(http:\S+)/.exec(kiosk.said())?.[1] ?? '';
  const page = await fetch(url, { redirect: 'manual' });
  expect(page.status).toBe(200);
  kiosk.end();
  expect(await kiosk.ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test('a forced shell that cannot be had is refused with what to do', async () => {
  const kiosk = launch(['--shell=electron', `--data=${path.join(folder, 'none')}`], null);
  expect(await kiosk.ended).toBe(1);
  expect(kiosk.said()).toContain('--shell web');
});

test('an unknown option shows the list', async () => {
  const kiosk = launch(['--prot', '80'], null);
  expect(await kiosk.ended).toBe(1);
  expect(kiosk.said()).toContain('--port N');
});
