/** The web shell's own browser: ended and opened anew when its page is silent, dead with its shell, and nothing to be had from its command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { commandLine, openWebScreen, type WebScreen } from '../kit/web-screen.ts';

/** Less than the beats that a page may take to its first answer, in milliseconds. */
const SOON = { timeout: 25_000 };

/** `f_type` of a file system in memory (statfs(2)). */
const TMPFS = 0x0102_1994;

let screen: WebScreen;
test.beforeEach(async () => {
  screen = await openWebScreen();
  await usable();
});
test.afterEach(() => screen?.close());

async function usable(): Promise<void> {
  const page = await screen.page();
  await page.getByRole('button', { name: '触摸屏幕开始' }).click();
  await expect(page.locator('.home')).toBeVisible();
}

async function renewed(from: number): Promise<void> {
  await expect.poll(screen.log, SOON).toContain('"event":"browser.renewed","reason":"silent"');
  await usable();
  process.stdout.write(`    usable again after ${Math.round(performance.now() - from)} ms\n`);
}

test('the page loops: a fresh browser', async () => {
  const page = await screen.page();
  const from = performance.now();
  page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await renewed(from);
});

test('the page crashes, which the browser says and nobody taps away: a fresh browser', async () => {
  const from = performance.now();
  for (const pid of screen.browserPids()) {
    // What Chromium forks has its switches in one word.
    if (commandLine(pid).join(' ').includes('--type=renderer')) process.kill(pid, 'SIGKILL');
  }
  await renewed(from);
});

test('the shell is killed: no browser is left, and the next shell’s has one page', async () => {
  expect(screen.browserPids().length).toBeGreaterThan(2);
  screen.shell().kill('SIGKILL');
  await expect.poll(screen.browserPids, SOON).toEqual([]);
  screen.startShell();
  await usable();
});

test('the browser’s own files lie in memory, none beside the data, and go with the shell', async () => {
  const profile = screen.profile();
  expect(statfsSync(profile).type).toBe(TMPFS);
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  expect(readdirSync(profile)).toContain('Default');
  expect(readdirSync(screen.dataFolder).filter((name) => /browser|screen/.test(name))).toEqual([]);
  const shell = screen.shell();
  const gone = new Promise((resolve) => shell.once('exit', resolve));
  shell.kill('SIGTERM');
  await gone;
  expect(existsSync(profile)).toBe(false);
});

test('another user of the machine, who reads every command line, gets nothing', async () => {
  const words = screen.browserPids().flatMap(commandLine);
  const entrance = path.join(screen.profile(), 'enter.html');
  expect(words).toContain(`file://${entrance}`);
  expect(words.filter((word) => /ticket|token|http:\/\/127/.test(word))).toEqual([]);
  expect(statSync(entrance).mode & 0o777).toBe(0o600);
  test.skip(process.getuid?.() !== 0, 'only root becomes another user');
  const nobody = { uid: 65_534, gid: 65_534 };
  expect(spawnSync('cat', [entrance], nobody)).toMatchObject({ status: 1, stdout: Buffer.alloc(0) });
  // Even with the file's contents: the ticket was burnt when the screen came in.
  const ticket = /url=([^"]+)/.exec(spawnSync('cat', [entrance], { encoding: 'utf8' }).stdout)?.[1] ?? '';
  expect((await fetch(ticket)).status).toBe(403);
});
