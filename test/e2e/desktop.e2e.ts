/** A real window manager and its messages: the kiosk's window can't be closed, hidden, minimised or covered. */
import { type ChildProcess, spawn } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { Desktop } from '../kit/display.ts';
import { type ElectronKiosk, openElectronKiosk, tellShell } from '../kit/screen.ts';

/** From the trouble to a screen that can be used, in milliseconds. */
const SOON = { timeout: 10_000 };
/** Bare or covered, the display shows few colours; the attract screen many. */
const ATTRACT_COLOURS = 1_000;

let kiosk: ElectronKiosk;
let desktop: Desktop;
let cover: ChildProcess | null = null;

test.beforeEach(async () => {
  kiosk = await openElectronKiosk({ desktop: 'usual' });
  if (!kiosk.desktop) throw new Error('the display has no window manager');
  desktop = kiosk.desktop;
  await expect.poll(ids).toHaveLength(1);
  await expect.poll(colours).toBeGreaterThan(ATTRACT_COLOURS);
});
test.afterEach(async () => {
  cover?.kill('SIGKILL');
  await kiosk?.close();
});

const colours = () => kiosk.display.picture().colours;
/** Of the kiosk's windows, as the window manager lists them. */
const ids = () => [...desktop.control('wmctrl', '-lp').matchAll(/^(0x\w+).*$/gm)].map(([, id]) => id ?? '');

async function usable(): Promise<void> {
  await expect.poll(colours, SOON).toBeGreaterThan(ATTRACT_COLOURS);
  await expect.poll(() => open().length, SOON).toBe(1);
  const page = open()[0] ?? kiosk.page;
  await page.getByRole('button', { name: '触摸屏幕开始' }).click();
  await expect(page.locator('.home')).toBeVisible();
}

/** The page there was at first: until it is known to be closed it would pass for the fresh one. */
const closed = () => expect.poll(() => kiosk.page.isClosed(), SOON).toBe(true);
const open = () => kiosk.app.windows().filter((page) => !page.isClosed());

test('the window manager closes it, as Alt+F4 does: refused, the same page stays', async () => {
  await kiosk.page.evaluate(() => Object.assign(window, { marker: 'same page' }));
  desktop.control('wmctrl', '-i', '-c', ids()[0] ?? '');
  await expect.poll(kiosk.log).toContain('"event":"window.close-refused"');
  expect(await kiosk.page.evaluate(() => 'marker' in window)).toBe(true);
  await usable();
});

test('it is gone: a fresh one', async () => {
  await tellShell(kiosk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  await expect.poll(kiosk.log, SOON).toContain('"event":"window.renewed","reason":"gone"');
  await closed();
  await usable();
});

test('it is minimised: to be seen again', async () => {
  desktop.control('xdotool', 'windowminimize', ids()[0] ?? '');
  await usable();
});

test('it is hidden: a fresh one', async () => {
  await tellShell(kiosk.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await expect.poll(kiosk.log, SOON).toContain('"event":"window.renewed","reason":"hidden"');
  await closed();
  await usable();
});

test('the window manager shows the bare desktop: the kiosk is in front again', async () => {
  desktop.control('wmctrl', '-k', 'on');
  await expect.poll(kiosk.log, SOON).toContain('"event":"window.raised"');
  await usable();
});

test('another window covers it: in front again', async () => {
  const { width, height } = await kiosk.page.evaluate(() => screen);
  cover = spawn('xev', ['-geometry', `${width}x${height}+0+0`], {
    env: { ...process.env, DISPLAY: kiosk.display.name },
    stdio: 'ignore',
  });
  await expect.poll(ids).toHaveLength(2);
  await expect.poll(kiosk.log, SOON).toContain('"event":"window.raised"');
  await usable();
});
