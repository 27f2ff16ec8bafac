/** 长辈版 with a hall of many short slots: one question a screen, at most seven choices, the turning keys among them. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

const CHOICES_MAX = 7;

let page: Page;
withGallery(async () => {
  page = await gallery.page('portrait');
});

const choices = () => page.locator('main button:visible').count();

test('a morning of sixteen quarters is asked a few at a time, to its last one', async () => {
  await gallery.show(page, { screen: 'timeQuarters', language: 'zh-CN', mode: 'elder' });
  for (const tap of ['换一个时间', /^10月8日/, /^上午/]) {
    await page.getByRole('button', { name: tap }).first().click();
    await expect.poll(choices).toBeLessThanOrEqual(CHOICES_MAX);
  }
  const slots = page.locator('.elder-slots button');
  const shown = () => slots.locator('strong').allTextContents();
  const seen: string[] = [];
  for (const many of [5, 5, 5, 1]) {
    await expect.poll(async () => (await shown()).filter((slot) => !seen.includes(slot)).length).toBe(many);
    expect(await choices()).toBeLessThanOrEqual(CHOICES_MAX);
    seen.push(...(await shown()));
    if (seen.length < 16) await page.locator('.paged-bar button').last().click();
  }
  expect(seen).toHaveLength(16);
  expect(seen.at(-1)).toBe('11:45–12:00');
});
