/** Moved as far as it goes against burn-in, no waiting screen is cut at any size; where motion is not wanted, nothing moves. */
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { inspectScreen } from '../../../scripts/gallery/inspect.ts';
import { SIZES, type SizeName } from '../../../scripts/gallery/site.ts';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

withGallery();

const SCREENS = ['attractResting', 'closedResting', 'closedHoursResting'];
const CORNERS = [
  { shift: ['-0.8rem', '-0.8rem'], drift: ['0', '0'] },
  { shift: ['0.8rem', '-0.8rem'], drift: ['1', '0'] },
  { shift: ['-0.8rem', '0.8rem'], drift: ['0', '1'] },
  { shift: ['0.8rem', '0.8rem'], drift: ['1', '1'] },
];
type Corner = (typeof CORNERS)[number];

/** Where the page's title stands, without the way there. */
async function moveTo(page: Page, corner: Corner): Promise<{ x: number; y: number }> {
  return page.evaluate(({ shift, drift }) => {
    const { style } = document.documentElement;
    for (const [at, axis] of ['x', 'y'].entries()) {
      style.setProperty(`--shift-${axis}`, shift[at] ?? '');
      style.setProperty(`--drift-${axis}`, drift[at] ?? '');
    }
    for (const each of document.getAnimations()) {
      if (each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) each.finish();
    }
    const { x, y } = document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
    return { x, y };
  }, corner);
}

test.each(Object.keys(SIZES) as SizeName[])('%s: nothing is cut, wherever it has moved to', async (size) => {
  const page = await gallery.page(size);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const measures = { pixelsPerMm: SIZES[size].pixelsPerMm, targetMm: 12, textMm: 4.2, reachFrom: null };
  for (const screen of SCREENS) {
    for (const language of ['zh', 'en']) {
      await gallery.show(page, { screen, language, mode: 'standard' });
      const places = new Set<string>();
      for (const corner of CORNERS) {
        const { x, y } = await moveTo(page, corner);
        places.add(`${Math.round(x)} ${Math.round(y)}`);
        const found = await page.evaluate(inspectScreen, { ...measures, isForCitizens: true });
        expect(found, `${screen} ${language} ${corner.shift}`).toEqual([]);
      }
      expect(places.size, screen).toBe(CORNERS.length);
    }
  }
  await page.close();
});

test('the edge that the band has moved away from is the band’s colour', async () => {
  const page = await gallery.page('portrait');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await gallery.show(page, { screen: 'attractResting', language: 'zh', mode: 'standard' });
  await moveTo(page, { shift: ['0.8rem', '0.8rem'], drift: ['0', '0'] });
  const edge = await page.screenshot({ clip: { x: 0, y: 0, width: 4, height: 4 } });
  const band = await page.screenshot({ clip: { x: 16, y: 16, width: 4, height: 4 } });
  expect(edge.equals(band)).toBe(true);
  await page.close();
});

test('where motion is not wanted the content stays, and the dark screen’s notice takes its next place without a way there', async () => {
  const page = await gallery.page('portrait');
  const [one, other] = CORNERS as [Corner, Corner];
  await gallery.show(page, { screen: 'attractResting', language: 'zh', mode: 'standard' });
  expect(await moveTo(page, one)).toEqual(await moveTo(page, other));
  await gallery.show(page, { screen: 'closedHoursResting', language: 'zh', mode: 'standard' });
  expect(await moveTo(page, one)).not.toEqual(await moveTo(page, other));
  expect(await page.locator('.hours-notice').evaluate((each) => getComputedStyle(each).transition)).toBe(
    'all',
  );
  await page.close();
});
