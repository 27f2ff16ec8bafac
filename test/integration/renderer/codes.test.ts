/** The codes that a screen shows are photographed with a phone: they stand whole and large enough in every size of screen. */
import { expect, test } from 'vitest';
import { inspectScreen } from '../../../scripts/gallery/inspect.ts';
import { SIZES, type SizeName } from '../../../scripts/gallery/site.ts';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

withGallery();

const SHOW_ONE = ['done', 'doneVisit', 'filed', 'filedPromised', 'filedOnline', 'found', 'later', 'pay'];

test.each(Object.keys(SIZES) as SizeName[])('%s: each code can be photographed', async (size) => {
  const page = await gallery.page(size);
  const { pixelsPerMm } = SIZES[size];
  const measures = { pixelsPerMm, targetMm: 0, textMm: 0, reachFrom: null, isForCitizens: true };
  const wrong: string[] = [];
  for (const screen of SHOW_ONE) {
    for (const mode of ['standard', 'elder', 'low']) {
      await gallery.show(page, { screen, language: 'zh', mode });
      expect(await page.locator('.qr').count()).toBeGreaterThan(0);
      for (const { what, where, more } of await page.evaluate(inspectScreen, measures)) {
        const isOfCode = what === 'small-code' || (what === 'half-seen' && where.startsWith('svg'));
        if (isOfCode) wrong.push(`${screen} ${mode}: ${what} ${more}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
