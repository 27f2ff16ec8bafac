/** Photographs every screen in every orientation, language and mode into out/gallery; fails on cut text, small targets and what axe finds. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { fail, OUT, say } from '../setup/lib.mjs';
import { inspectScreen } from './inspect.ts';
import {
  buildGallery,
  type Gallery,
  isForCitizens,
  openGallery,
  SIZES,
  type SizeName,
  type View,
} from './site.ts';

const TARGET_MM = 12;
const TEXT_MM = 4.2;
/** Low controls lie in the lower half of a portrait screen. */
const LOW_REACH = 0.5;
const FOLDER = path.join(OUT, 'gallery');
const SITE = path.join(OUT, 'gallery-site');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string' },
    language: { type: 'string' },
    mode: { type: 'string' },
    'no-axe': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});
const list = (text: string | undefined) => text?.split(',').filter(Boolean) ?? null;

async function look(page: Page, view: View): Promise<string[]> {
  const { pixelsPerMm } = SIZES[view.size];
  const file = `${view.screen}-${view.size}-${view.language}${view.mode === 'standard' ? '' : `-${view.mode}`}`;
  await page.screenshot({ path: path.join(FOLDER, `${file}.png`) });
  const { width, height } = SIZES[view.size];
  const low = /low/i.test(view.mode) && height > width && isForCitizens(view.screen);
  const found = await page.evaluate(inspectScreen, {
    pixelsPerMm,
    targetMm: TARGET_MM,
    textMm: TEXT_MM,
    reachFrom: low ? LOW_REACH : null,
    isForCitizens: isForCitizens(view.screen),
  });
  const lines = found.map(({ what, where, more }) => `${file}: ${what} ${where} ${more}`);
  if (values['no-axe']) return lines;
  const axe = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  for (const violation of axe.violations) {
    const node = violation.nodes[0];
    lines.push(`${file}: axe ${violation.id} ×${violation.nodes.length} ${node?.html.slice(0, 140) ?? ''}`);
  }
  return lines;
}

function views(screens: readonly string[], modes: readonly string[]): View[] {
  const sizes = (list(values.size) ?? Object.keys(SIZES)) as SizeName[];
  const languages = list(values.language) ?? ['zh', 'en'];
  return sizes.flatMap((size) =>
    languages.flatMap((language) =>
      (list(values.mode) ?? modes).flatMap((mode) =>
        screens.map((screen) => ({ screen, size, language, mode })),
      ),
    ),
  );
}

async function photograph(gallery: Gallery): Promise<{ looked: number; findings: string[] }> {
  const findings: string[] = [];
  let page: Page | null = null;
  let size: SizeName | null = null;
  const { screens, modes } = await gallery.list();
  const all = views(list(values.only) ?? screens, modes);
  for (const view of all) {
    if (size !== view.size || !page) {
      await page?.close();
      size = view.size;
      page = await gallery.page(size);
      say(`${size} …`);
    }
    await gallery.show(page, view);
    findings.push(...(await look(page, view)));
  }
  return { looked: all.length, findings };
}

if (!findBrowser()) fail('No Chromium on this machine:  apt-get install chromium');
if (!values['no-build']) await buildGallery(SITE);
if (!values.only && !values.size && !values.language && !values.mode)
  rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const gallery = await openGallery(SITE);
const { looked, findings } = await photograph(gallery);
await gallery.close();
for (const line of findings) say(line);
writeFileSync(path.join(FOLDER, 'findings.txt'), findings.join('\n'));
say(`${looked} views in ${FOLDER}, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
