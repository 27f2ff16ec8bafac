/** In 长辈版 a few choices fill the screen that they stand on: fewer and larger, upright and across. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { inspectScreen } from '../../../scripts/gallery/inspect.ts';
import { isForCitizens, SIZES } from '../../../scripts/gallery/site.ts';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

withGallery();

const MEASURES = { targetMm: 0, textMm: 0, reachFrom: null, isForCitizens: true };

async function smallChoices(page: Page, size: keyof typeof SIZES): Promise<string[]> {
  const found = await page.evaluate(inspectScreen, { ...MEASURES, pixelsPerMm: SIZES[size].pixelsPerMm });
  return found.flatMap(({ what, more }) => (what === 'small-choices' ? [more] : []));
}

test.each(['portrait', 'landscape'] as const)(
  '%s: no choice screen leaves half of itself empty',
  async (size) => {
    const page = await gallery.page(size);
    const { screens } = await gallery.list();
    const small: string[] = [];
    for (const screen of screens.filter(isForCitizens)) {
      await gallery.show(page, { screen, language: 'zh', mode: 'elder' });
      for (const more of await smallChoices(page, size)) small.push(`${screen}: ${more}`);
    }
    expect(small).toEqual([]);
  },
);

test('two small choices on a large screen are found', async () => {
  const page = await gallery.page('landscape');
  await gallery.show(page, { screen: 'audience', language: 'zh', mode: 'elder' });
  expect(await smallChoices(page, 'landscape')).toEqual([]);
  await page.addStyleTag({ content: '.groups-audience { grid-auto-rows: 160px !important }' });
  expect(await smallChoices(page, 'landscape')).toHaveLength(1);
});

test('a search that finds nothing has the zones that it speaks of one touch away', async () => {
  const page = await gallery.page('landscape');
  await gallery.show(page, { screen: 'unfound', language: 'zh', mode: 'elder' });
  await expect.poll(() => page.getByRole('button', { name: '按专区' }).count()).toBe(1);
});

test('the code of a fee stands at the far end of its panel, none of it empty beside', async () => {
  const page = await gallery.page('landscape');
  await gallery.show(page, { screen: 'payAway', language: 'zh', mode: 'elder' });
  const right = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().right);
  expect((await right('.pay-order')) - (await right('.pay-order .qr'))).toBeLessThan(100);
});
