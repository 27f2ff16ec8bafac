/** What the screen shows and offers while the machine's clock is wrong. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

let page: Page;
withGallery(async () => {
  page = await gallery.page('portrait');
});

test('a clock in doubt shows no time; one that is right does', async () => {
  const time = page.locator('.header time');
  await gallery.show(page, { screen: 'waysOut', language: 'zh', mode: 'standard' });
  expect(await time.count()).toBe(1);
  await gallery.show(page, { screen: 'waysOutPaper', language: 'zh', mode: 'standard' });
  expect(await time.count()).toBe(0);
});

test('at 1970 the years of today are offered all the same', async () => {
  await page.clock.setFixedTime('1970-01-01T10:00:00+08:00');
  await gallery.show(page, { screen: 'date', language: 'zh', mode: 'standard' });
  const box = page.getByRole('textbox', { name: '失业日期' });
  await box.click();
  for (const key of ['2026', '1', '31']) {
    await page.locator('.dock').getByRole('button', { name: key, exact: true }).click();
  }
  await expect.poll(() => box.inputValue()).toContain('2026-01-31');
});
