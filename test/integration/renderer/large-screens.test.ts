/** In 长辈版 a few choices fill the screen that they stand on: fewer and larger, upright and across. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectScreen } from '../../../scripts/gallery/inspect.ts';
import {
  buildGallery,
  type Gallery,
  isForCitizens,
  openGallery,
  SIZES,
} from '../../../scripts/gallery/site.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-gallery-'));
let gallery: Gallery;
beforeAll(async () => {
  await buildGallery(folder);
  gallery = await openGallery(folder);
}, 120_000);
afterAll(async () => {
  await gallery?.close();
  rmSync(folder, { recursive: true, force: true });
});

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
  60_000,
);

test('two small choices on a large screen are found', async () => {
  const page = await gallery.page('landscape');
  await gallery.show(page, { screen: 'audience', language: 'zh', mode: 'elder' });
  expect(await smallChoices(page, 'landscape')).toEqual([]);
  await page.addStyleTag({ content: '.groups-audience { grid-auto-rows: 160px !important }' });
  expect(await smallChoices(page, 'landscape')).toHaveLength(1);
});
