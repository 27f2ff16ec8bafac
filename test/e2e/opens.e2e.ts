import { expect, test } from '@playwright/test';
import { type ElectronKiosk, openElectronKiosk } from '../kit/screen.ts';

let kiosk: ElectronKiosk;

test.beforeAll(async () => {
  kiosk = await openElectronKiosk();
});
test.afterAll(() => kiosk.close());

test('opens on the attract screen, from the custom protocol, in a sandboxed page without Node', async () => {
  const { page } = kiosk;
  await expect(page.getByText('131').first()).toBeVisible();
  await expect(page.getByText('257').first()).toBeVisible();
  expect(page.url()).toMatch(/^kiosk:\/\/app\//);
  expect(await page.evaluate(() => 'process' in window || 'require' in window)).toBe(false);
});

test('a tap before the app is there is kept: the screen answers at once, the session opens when it can', async () => {
  const { page } = kiosk;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/main-/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const start = page.getByRole('button', { name: '触摸屏幕开始' });
  await start.click();
  await expect(start).toHaveAttribute('data-pressed', 'true');
  await expect(page.locator('.home')).toHaveCount(0);
  release();
  await expect(page.locator('.home')).toBeVisible();
  await page.unrouteAll();
});

test('every word of the screen is set in the fonts that the kiosk brings', async () => {
  const { page } = kiosk;
  await page.reload();
  await expect(page.getByText('131').first()).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'body *',
  });
  const fonts = new Set<string>();
  for (const nodeId of nodeIds) {
    const used = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const font of used.fonts) fonts.add(`${font.familyName}${font.isCustomFont ? '' : ' (system)'}`);
  }
  expect([...fonts].filter((font) => font.endsWith('(system)'))).toEqual([]);
});

test('nor is a tap lost while the app takes the place of the first picture', async () => {
  const { page } = kiosk;
  // The last moment at which the button of the page's markup can be tapped: just before it goes.
  await page.addInitScript(() => {
    let last = false;
    const remove = Node.prototype.removeChild;
    const clear = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')?.set;
    const tapLast = () => {
      const start = document.querySelector('.start');
      if (!start || last) return;
      last = true;
      start.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    };
    Node.prototype.removeChild = function <T extends Node>(child: T): T {
      if (this === document.getElementById('root')) tapLast();
      return remove.call(this, child) as T;
    };
    Object.defineProperty(Node.prototype, 'textContent', {
      ...Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'),
      set(this: Node, text: string) {
        if (this === document.getElementById('root')) tapLast();
        clear?.call(this, text);
      },
    });
  });
  await page.reload();
  await expect(page.locator('.home')).toBeVisible();
});
