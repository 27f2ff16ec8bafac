/** Each kind of answer is entered with its own keyboard, and its box shows it as a person reads it. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

let page: Page;
withGallery(async () => {
  page = await gallery.page('portrait');
});

async function answer(screen: string, label: string, language: 'zh' | 'en', keys: readonly string[]) {
  await gallery.show(page, { screen, language, mode: 'standard' });
  const box = page.getByRole('textbox', { name: label });
  await box.click();
  await page.locator('.entry-active').getByRole('textbox', { name: label }).waitFor();
  for (const key of keys) {
    await page.locator('.dock').getByRole('button', { name: key, exact: true }).click();
  }
  return box.inputValue();
}

test.each<[string, string, readonly string[], string]>([
  ['select', '愿意参加职业培训', ['是', '否'], '否'],
  ['select', '愿意参加职业培训', ['否', '是'], '是'],
  ['select', '失业原因', ['本人辞职', '单位裁员'], '单位裁员'],
  ['uscc', '原月工资', ['1', '2', '.', '5', '0'], '12.50'],
  ['uscc', '原单位统一社会信用代码', ['9', '1', 'M'], '91M'],
  ['date', '失业日期', ['2026', '1', '31'], '2026-01-31'],
])('%s: %s is answered by %j', async (screen, label, keys, shown) => {
  expect(await answer(screen, label, 'zh', keys)).toContain(shown);
});

test('a yes is said in the reader’s language', async () => {
  expect(await answer('select', '愿意参加职业培训', 'en', ['No', 'Yes'])).toBe('Yes');
});

test('no box takes more than its kind’s longest answer', async () => {
  await gallery.show(page, { screen: 'uscc', language: 'zh', mode: 'standard' });
  const box = page.getByRole('textbox', { name: '原单位统一社会信用代码' });
  await box.fill('9'.repeat(30));
  await expect.poll(() => box.inputValue()).toBe('9'.repeat(18));
});
