/** The gallery page built, served and opened: for the photographer and for tests of single screens. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { preview, build as viteBuild } from 'vite';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { hashSources } from '../build/build.ts';
import { OUT, ROOT } from '../setup/lib.mjs';

/** The screens the layout is made for, each with the pixel pitch of a panel of that size. */
export const SIZES = {
  portrait: { width: 1080, height: 1920, pixelsPerMm: 4.03 },
  landscape: { width: 1920, height: 1080, pixelsPerMm: 4.03 },
  '1280x1024': { width: 1280, height: 1024, pixelsPerMm: 3.78 },
  '768x1366': { width: 768, height: 1366, pixelsPerMm: 3.95 },
} as const;
export type SizeName = keyof typeof SIZES;

/** What technicians see begins so; they stand, and know another way. */
export const isForCitizens = (screen: string) => !/^(maintenance|pin)/.test(screen);

export interface View {
  screen: string;
  size: SizeName;
  language: string;
  mode: string;
}

export interface Gallery {
  list(): Promise<{ screens: string[]; modes: string[] }>;
  page(size: SizeName): Promise<Page>;
  /** Resolves once the screen stands with its fonts. */
  show(page: Page, view: Omit<View, 'size'>): Promise<void>;
  close(): Promise<void>;
}

export async function buildGallery(folder: string): Promise<void> {
  await viteBuild({
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: path.join(ROOT, 'renderer', 'gallery', 'gallery.html') },
    },
  });
}

/**
 * The folder of the gallery of these very sources, built if it is not there yet: every file of tests that looks at screens needs it, two of
 * them perhaps at the same time.
 */
export async function builtGallery(): Promise<string> {
  const sites = path.join(OUT, 'gallery-sites');
  const folder = path.join(sites, hashSources().slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(sites, { recursive: true });
  const fresh = mkdtempSync(path.join(sites, 'building-'));
  await buildGallery(fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    // The other one was quicker.
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true });
  }
  return folder;
}

export async function openGallery(folder: string): Promise<Gallery> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium on this machine');
  const server = await preview({
    configFile: false,
    root: path.dirname(folder),
    logLevel: 'warn',
    build: { outDir: path.basename(folder) },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const base = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    async list() {
      const page = await browser.newPage();
      await page.goto(`${base}gallery/gallery.html#index`);
      await page.waitForFunction(() => document.body.dataset.screens !== undefined);
      const { screens = '', modes = '' } = await page.evaluate(() => ({ ...document.body.dataset }));
      await page.close();
      return { screens: screens.split(' '), modes: modes.split(' ') };
    },
    async page(size) {
      const { width, height } = SIZES[size];
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      return context.newPage();
    },
    async show(page, view) {
      const hash = [view.screen, view.language, view.mode].filter((part) => part !== '').join('/');
      if (page.url().startsWith(base)) {
        await page.evaluate((to) => {
          location.hash = to;
        }, hash);
      } else {
        await page.goto(`${base}gallery/gallery.html#${hash}`);
      }
      await page.waitForFunction((to) => document.body.dataset.shown === to, hash);
      await page.evaluate(() => document.fonts.ready);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
