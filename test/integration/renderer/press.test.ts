/** Fingers as they are: long on the glass, sliding, scrolling, twice; and what is no finger. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

let page: Page;
let devtools: CDPSession;
withGallery(async () => {
  page = await gallery.page('portrait');
  devtools = await page.context().newCDPSession(page);
});
beforeEach(async () => {
  // Another one in between: a screen shown again keeps what was typed.
  for (const screen of ['home', 'phone'])
    await gallery.show(page, { screen, language: 'zh', mode: 'standard' });
});

type Point = { x: number; y: number };
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', at?: Point) =>
  devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
async function middle(target: Locator): Promise<Point> {
  const box = await target.boundingBox();
  if (!box) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
const key = (name: string) => page.locator('.dock').getByRole('button', { name, exact: true });
const typed = async () => (await page.getByRole('textbox').inputValue()).replaceAll(' ', '');

/** Begins to listen; then tells what was heard of fingers' ends and of mice. */
async function listen(): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const kinds = ['touchend', 'mousemove', 'mousedown', 'mouseup', 'click'];
    for (const kind of kinds) window.addEventListener(kind, () => heard.push(kind), { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Longer than any press that the browser still calls a tap, milliseconds. */
const LONG_MS = 1_200;
async function rest(): Promise<void> {
  const until = (await page.evaluate(() => performance.now())) + LONG_MS;
  await page.waitForFunction((at) => performance.now() > at, until);
}

test('a finger that rests long on a key or a button presses it all the same, once', async () => {
  const before = await typed();
  await touch('touchStart', await middle(key('7')));
  await rest();
  expect(await key('7').getAttribute('data-pressed')).toBe('');
  await touch('touchEnd');
  await expect.poll(typed).toBe(`${before}7`);
  expect(await key('7').getAttribute('data-pressed')).toBeNull();

  await touch('touchStart', await middle(page.getByRole('button', { name: '帮助' })));
  await rest();
  await touch('touchEnd');
  await page.getByRole('dialog').getByRole('button', { name: '我知道了' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('two quick taps on a key are two digits', async () => {
  const before = await typed();
  for (let tap = 0; tap < 2; tap++) {
    await touch('touchStart', await middle(key('5')));
    await touch('touchEnd');
  }
  await expect.poll(typed).toBe(`${before}55`);
});

test('a finger on a key or a button is not played again as a mouse', async () => {
  const heard = await listen();
  const help = page.getByRole('button', { name: '帮助' });
  const closing = page.getByRole('dialog').getByRole('button', { name: '我知道了' });
  for (const target of [key('7'), help, closing]) {
    await touch('touchStart', await middle(target));
    await touch('touchEnd');
    if (target === help) await closing.waitFor();
  }
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await heard()).toEqual(['touchend', 'touchend', 'touchend']);
  // It is listened for where it would be heard: what is no button still has it.
  await touch('touchStart', await middle(page.getByRole('heading', { level: 1 })));
  await touch('touchEnd');
  await expect.poll(heard).toContain('click');
});

test('a button looks pressed until its work is done, and is not pressed twice', async () => {
  const help = page.getByRole('button', { name: '帮助' });
  const looks = await help.evaluate((button: HTMLElement) => {
    const { left, top } = button.getBoundingClientRect();
    const at = { bubbles: true, button: 0, clientX: left + 5, clientY: top + 5 };
    return ['pointerdown', 'pointerup', 'pointerleave', 'pointerdown'].map((kind) => {
      button.dispatchEvent(new PointerEvent(kind, at));
      return button.dataset.pressed;
    });
  });
  expect(looks).toEqual(['', 'heard', 'heard', 'heard']);
  await page.getByRole('dialog').getByRole('button', { name: '我知道了' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => help.getAttribute('data-pressed')).toBeNull();
});

test('a finger on a field brings its keys, without a mouse played after it', async () => {
  await gallery.show(page, { screen: 'form', language: 'zh', mode: 'standard' });
  const heard = await listen();
  const fields = page.getByRole('textbox');
  const active = (field: Locator) => field.evaluate((element) => element.closest('.entry-active') !== null);
  for (const at of [1, 0]) {
    const field = fields.nth(at);
    expect(await active(field)).toBe(false);
    await touch('touchStart', await middle(field));
    await touch('touchEnd');
    await expect.poll(() => active(field)).toBe(true);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(await heard()).toEqual(['touchend', 'touchend']);
});

test('a finger that slides off has changed its mind', async () => {
  const before = await typed();
  await touch('touchStart', await middle(key('7')));
  await touch('touchMove', await middle(key('9')));
  await touch('touchEnd');
  await touch('touchStart', await middle(key('1')));
  await touch('touchEnd');
  await expect.poll(typed).toBe(`${before}1`);
});

test('so has a mouse, and it leaves no key pressed', async () => {
  const before = await typed();
  const [down, up] = [await middle(key('7')), await middle(key('9'))];
  await page.mouse.move(down.x, down.y);
  await page.mouse.down();
  await page.mouse.move(up.x, up.y);
  await page.mouse.up();
  expect(await page.locator('[data-pressed]').count()).toBe(0);
  await key('2').click();
  await expect.poll(typed).toBe(`${before}2`);
});

test('what a keypad and a screen reader press is pressed', async () => {
  const before = await typed();
  await key('3').focus();
  await page.keyboard.press('Enter');
  await key('4').evaluate((element: HTMLElement) => element.click());
  await expect.poll(typed).toBe(`${before}34`);
});

test('a button that is not to be pressed yet does not look pressed', async () => {
  const next = page.getByRole('button', { name: '下一步' });
  expect(await next.isDisabled()).toBe(true);
  await touch('touchStart', await middle(next));
  expect(await next.getAttribute('data-pressed')).toBeNull();
  await touch('touchEnd');
});
