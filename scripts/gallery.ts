/** Photographs every screen in every orientation, language and mode into out/gallery; fails on cut text, small targets and what axe finds. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview, build as viteBuild } from 'vite';
import { findBrowser } from '../main/shell-web/browser.ts';
import { inspectScreen } from './gallery-inspect.ts';
import { fail, OUT, ROOT, say } from './lib.mjs';

/** The screens the layout is made for, each with the pixel pitch of a panel of that size. */
const SIZES = {
  portrait: { width: 1080, height: 1920, pixelsPerMm: 4.03 },
  landscape: { width: 1920, height: 1080, pixelsPerMm: 4.03 },
  '1280x1024': { width: 1280, height: 1024, pixelsPerMm: 3.78 },
  '768x1366': { width: 768, height: 1366, pixelsPerMm: 3.95 },
} as const;
type SizeName = keyof typeof SIZES;

const TARGET_MM = 12;
const TEXT_MM = 4.2;
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

async function buildSite(): Promise<void> {
  await viteBuild({
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    build: {
      outDir: SITE,
      emptyOutDir: true,
      rolldownOptions: { input: path.join(ROOT, 'renderer', 'gallery.html') },
    },
  });
}

interface View {
  screen: string;
  size: SizeName;
  language: string;
  mode: string;
}

async function show(page: Page, view: View, base: string): Promise<void> {
  const hash = [view.screen, view.language, view.mode].filter((part) => part !== '').join('/');
  if (page.url().startsWith(base)) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
  } else {
    await page.goto(`${base}gallery.html#${hash}`);
  }
  await page.waitForFunction((to) => document.body.dataset.shown === to, hash);
  await page.evaluate(() => document.fonts.ready);
}

async function look(page: Page, view: View): Promise<string[]> {
  const { pixelsPerMm } = SIZES[view.size];
  const file = `${view.screen}-${view.size}-${view.language}${view.mode === 'standard' ? '' : `-${view.mode}`}`;
  await page.screenshot({ path: path.join(FOLDER, `${file}.png`) });
  const found = await page.evaluate(inspectScreen, { pixelsPerMm, targetMm: TARGET_MM, textMm: TEXT_MM });
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

async function photograph(browser: Browser, base: string): Promise<{ looked: number; findings: string[] }> {
  const findings: string[] = [];
  let page: Page | null = null;
  let size: SizeName | null = null;
  const first = await browser.newPage();
  await first.goto(`${base}gallery.html#index`);
  await first.waitForFunction(() => document.body.dataset.screens !== undefined);
  const { screens, modes } = await first.evaluate(() => ({
    screens: (document.body.dataset.screens ?? '').split(' '),
    modes: (document.body.dataset.modes ?? '').split(' '),
  }));
  await first.close();
  const all = views(list(values.only) ?? screens, modes);
  for (const view of all) {
    if (size !== view.size || !page) {
      await page?.close();
      size = view.size;
      const { width, height } = SIZES[size];
      page = await (
        await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
      ).newPage();
      say(`${size} …`);
    }
    await show(page, view, base);
    findings.push(...(await look(page, view)));
  }
  return { looked: all.length, findings };
}

const executablePath = findBrowser();
if (!executablePath) fail('No Chromium on this machine:  apt-get install chromium');
if (!values['no-build']) await buildSite();
if (!values.only && !values.size && !values.language && !values.mode)
  rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const server = await preview({
  configFile: false,
  root: SITE,
  logLevel: 'warn',
  build: { outDir: '.' },
  preview: { host: '127.0.0.1', port: 0, strictPort: false },
});
const base = server.resolvedUrls?.local[0] ?? fail('The gallery has no address.');
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const { looked, findings } = await photograph(browser, base);
await browser.close();
await server.close();
for (const line of findings) say(line);
writeFileSync(path.join(FOLDER, 'findings.txt'), findings.join('\n'));
say(`${looked} views in ${FOLDER}, ${findings.length} findings`);
process.exit(findings.length === 0 ? 0 : 1);
