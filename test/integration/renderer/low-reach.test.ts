/** With low controls everything that is tapped lies in the lower half of an upright screen. */
import { expect, test } from 'vitest';
import { inspectScreen } from '../../../scripts/gallery/inspect.ts';
import { isForCitizens, SIZES } from '../../../scripts/gallery/site.ts';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

withGallery();

test.each(['portrait', '768x1366'] as const)('%s: nothing to tap is out of reach', async (size) => {
  const page = await gallery.page(size);
  const { screens } = await gallery.list();
  const measures = { pixelsPerMm: SIZES[size].pixelsPerMm, targetMm: 0, textMm: 0, isForCitizens: true };
  const outOfReach: string[] = [];
  for (const screen of screens.filter(isForCitizens)) {
    for (const mode of ['low', 'elderLow']) {
      await gallery.show(page, { screen, language: 'zh', mode });
      const found = await page.evaluate(inspectScreen, { ...measures, reachFrom: 0.5 });
      for (const { what, where, more } of found) {
        if (what === 'out-of-reach') outOfReach.push(`${screen} ${mode}: ${where} ${more}`);
      }
    }
  }
  expect(outOfReach).toEqual([]);
  // The same look finds the controls of the standard screen above the middle.
  await gallery.show(page, { screen: 'home', language: 'zh', mode: 'standard' });
  const standard = await page.evaluate(inspectScreen, { ...measures, reachFrom: 0.5 });
  expect(standard.some(({ what }) => what === 'out-of-reach')).toBe(true);
});
