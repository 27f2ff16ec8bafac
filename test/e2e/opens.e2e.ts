import { expect, test } from '@playwright/test';
import { type ElectronKiosk, openElectronKiosk } from './kiosk.ts';

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
