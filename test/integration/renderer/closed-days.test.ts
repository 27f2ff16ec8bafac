/** Why the hall is closed on other days than usual, in the reader's language: nobody reads Chinese in an English sentence. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

let page: Page;
withGallery(async () => {
  page = await gallery.page('portrait');
});

const said = () => page.locator('.month-why').allTextContents();

test('a reason that nobody wrote in English is left out there', async () => {
  await gallery.show(page, { screen: 'timeQuarters', language: 'zh-CN', mode: 'standard' });
  expect(await said()).toEqual(['10月19日–10月20日休息：窗口系统升级。']);
  await gallery.show(page, { screen: 'timeQuarters', language: 'en', mode: 'standard' });
  expect(await said()).toEqual(['Also closed: October 19–October 20.']);
});
