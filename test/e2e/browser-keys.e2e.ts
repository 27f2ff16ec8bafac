/** Keys that the web shell's own browser would take for itself, pressed on the display: the page gets each and keeps it from the browser. */
import { expect, test } from '@playwright/test';
import { given } from '../kit/lockdown/opened.ts';
import { windows } from '../kit/lockdown/windows.ts';
import { openWebScreen, type WebScreen } from '../kit/web-screen.ts';

/** Chromium's task manager, in which a hand can end its processes; keys of larger keyboards: load anew, leave, close. */
const KEYS = ['shift+Escape', 'XF86Reload', 'XF86HomePage', 'XF86Close', 'XF86New', 'XF86Search', 'XF86Back'];

let screen: WebScreen;
test.beforeAll(async () => {
  screen = await openWebScreen({ desktop: 'bare' });
});
test.afterAll(() => screen?.close());

type Watched = Window & { kept: boolean[] };

test('task manager, reload, home, close, new window: the same page, alone', async () => {
  const { control } = given(screen.desktop);
  const page = await screen.page();
  await page.getByRole('button', { name: '触摸屏幕开始' }).click();
  await expect(page.locator('.home')).toBeVisible();
  await page.evaluate(() => {
    const kept: boolean[] = [];
    Object.assign(window, { kept });
    addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key !== 'Shift') kept.push(defaultPrevented);
    });
  });
  for (const [at, key] of KEYS.entries()) {
    control('xdotool', 'key', '--clearmodifiers', key);
    const kept = () => page.evaluate(() => (window as unknown as Watched).kept);
    await expect.poll(async () => (await kept()).length, { message: key }).toBeGreaterThan(at);
    expect((await kept())[at], key).toBe(true);
  }
  expect(windows(control)).toHaveLength(1);
  expect(screen.pages()).toBe(1);
});
